package io.muster.clusters;

import io.muster.identity.BoundaryDirectory;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who grant roles which boundaries there are. */
@Component
class BoundaryNames implements BoundaryDirectory {

  private final Boundaries boundaries;

  BoundaryNames(Boundaries boundaries) {
    this.boundaries = boundaries;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<BoundaryId, String> names() {
    Map<BoundaryId, String> names = new LinkedHashMap<>();
    boundaries.list(Scope.EVERYTHING).forEach(b -> names.put(b.id(), b.name()));
    return names;
  }

  @Override
  @Transactional(readOnly = true)
  public ZoneId zoneOf(BoundaryId boundary) {
    return boundaries.policyOf(boundary).zone();
  }
}
