package io.muster.reports;

import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;
import io.muster.posture.FleetOrder;
import io.muster.posture.Postures;
import io.muster.posture.Standing;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares how clusters stood at two instants. */
@Component
@Transactional(readOnly = true)
public class Comparison {

  private final Postures postures;

  Comparison(Postures postures) {
    this.postures = postures;
  }

  /**
   * A cluster that stood otherwise.
   *
   * @param before how it stood at the first instant, null if the viewer could not see it then
   * @param after how it stood at the second, null if the viewer could not see it then
   */
  public record Difference(@Nullable FleetLine before, @Nullable FleetLine after) {

    /** The line to name it by. */
    public FleetLine named() {
      return Objects.requireNonNull(after == null ? before : after);
    }

    /** Whether something that a reader would act on is another. */
    boolean differs() {
      if (before == null || after == null) {
        return true;
      }
      Standing a = before.standing();
      Standing b = after.standing();
      return a.verdict() != b.verdict()
          || a.raw() != b.raw()
          || a.documented() != b.documented()
          || a.accepted() != b.accepted()
          || a.unread() != b.unread()
          || !before.boundary().equals(after.boundary())
          || !before.name().equals(after.name());
    }
  }

  /**
   * What differs.
   *
   * @param all how many clusters there were at either instant
   */
  public record Differences(int all, List<Difference> only) {

    public Differences {
      only = List.copyOf(only);
    }
  }

  /** The clusters of the scope that stood otherwise at the second instant, the worst now first. */
  public Differences between(Instant first, Instant second, Scope scope) {
    Map<ClusterId, FleetLine> before = lines(first, scope);
    Map<ClusterId, FleetLine> after = lines(second, scope);
    Map<ClusterId, Difference> all = new LinkedHashMap<>();
    after.forEach((id, line) -> all.put(id, new Difference(before.get(id), line)));
    before.forEach((id, line) -> all.putIfAbsent(id, new Difference(line, null)));
    Collection<Difference> each = all.values();
    return new Differences(each.size(), each.stream().filter(Difference::differs).toList());
  }

  private Map<ClusterId, FleetLine> lines(Instant at, Scope scope) {
    Map<ClusterId, FleetLine> lines = new LinkedHashMap<>();
    postures
        .fleet(FleetFilter.ALL, FleetOrder.WORST, 0, Integer.MAX_VALUE, scope, at)
        .forEach(line -> lines.put(line.cluster(), line));
    return lines;
  }
}
