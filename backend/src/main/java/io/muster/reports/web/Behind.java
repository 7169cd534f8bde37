package io.muster.reports.web;

import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows stand that a number counts. There is no address where no list holds exactly those:
 * sums over several of one's boundaries but not all, and lists that tell of now only while the page
 * is about the past.
 */
public final class Behind {

  /** In days: no exception may last longer, so all in force end within it. */
  private static final String LONGEST = "1095";

  private final boolean whole;
  private final @Nullable BoundaryId only;
  private final AsOf asOf;

  Behind(Actor actor, Scope scope, AsOf asOf) {
    this.whole = scope.equals(actor.scope());
    this.only =
        !scope.all() && scope.boundaries().size() == 1
            ? scope.boundaries().iterator().next()
            : null;
    this.asOf = asOf;
  }

  /** The fleet list of a boundary, or of all that was counted; a name and a value filter it. */
  public @Nullable String fleet(@Nullable BoundaryId in, String name, String value) {
    return address("/fleet", in, Map.of(name, value), true);
  }

  /** The findings in a state. */
  public @Nullable String findings(@Nullable BoundaryId in, String state) {
    return address("/findings", in, Map.of("state", state), true);
  }

  /** The unaddressed findings that opened on a day or later. */
  public @Nullable String opened(String day) {
    return address(
        "/findings",
        null,
        Map.of("state", "unaddressed", "openedSince", day, "sort", "-opened"),
        true);
  }

  /** The exceptions of a part of the list: {@code show=pending}, or {@code ends=30} days. */
  public @Nullable String exceptions(@Nullable BoundaryId in, String name, String value) {
    return address("/exceptions", in, Map.of(name, value, "sort", "until"), false);
  }

  /** The exceptions of a kind that are in force. */
  public @Nullable String inForce(@Nullable BoundaryId in, String kind) {
    return address(
        "/exceptions", in, Map.of("ends", LONGEST, "kind", kind, "sort", "until"), false);
  }

  /** The plans that are late. */
  public @Nullable String latePlans(@Nullable BoundaryId in) {
    return address("/plans", in, Map.of("late", "yes"), false);
  }

  /** The trend of a boundary, or of all. */
  public @Nullable String trend(@Nullable BoundaryId in) {
    return address("/trends", in, Map.of(), false);
  }

  /** A file or a page of one boundary as of the instant. */
  public @Nullable String file(String path, @Nullable BoundaryId in) {
    return address(path, in, Map.of(), true);
  }

  private @Nullable String address(
      String path, @Nullable BoundaryId in, Map<String, String> filters, boolean dated) {
    BoundaryId boundary = in == null ? only : in;
    if (boundary == null && !whole || asOf.past() && !dated) {
      return null;
    }
    Map<String, String> parameters = new TreeMap<>(filters);
    parameters.put("boundary", boundary == null ? "" : boundary.toString());
    parameters.put("asOf", asOf.past() ? asOf.at().toString() : "");
    return new PageLinks(path, parameters, PageRequested.of(null), 0).with("page", "");
  }
}
