package io.muster.identity;

import io.muster.shared.BoundaryId;
import java.time.ZoneId;
import java.util.Map;

/** The authorization boundaries in which roles can be granted, as those who keep them know them. */
public interface BoundaryDirectory {

  /** All of them, in the order in which people look for them, with their names. */
  Map<BoundaryId, String> names();

  /** The zone whose days a boundary counts in. */
  ZoneId zoneOf(BoundaryId boundary);
}
