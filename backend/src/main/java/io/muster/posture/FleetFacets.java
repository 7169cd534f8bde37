package io.muster.posture;

import io.muster.shared.BoundaryId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one may filter the fleet by.
 *
 * @param boundaries the boundaries that hold a cluster, with their names, by name
 * @param environments what clusters are for, by name, each once whatever its case
 */
public record FleetFacets(Map<BoundaryId, String> boundaries, List<String> environments) {

  public FleetFacets {
    boundaries = Collections.unmodifiableMap(new LinkedHashMap<>(boundaries));
    environments = List.copyOf(environments);
  }
}
