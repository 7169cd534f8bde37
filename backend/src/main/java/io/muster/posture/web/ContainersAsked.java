package io.muster.posture.web;

import io.muster.scans.ContainerFilter;
import io.muster.ui.PageRequested;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which containers of a scan the address asks for: the violations, unless it says otherwise. */
record ContainersAsked(
    @Nullable String show, @Nullable String scope, @Nullable String q, @Nullable String page) {

  ContainerFilter filter() {
    return with(Asked.word(show, ContainerFilter.Which.VIOLATIONS));
  }

  /** The same with another choice of violations, unread or all. */
  ContainerFilter with(ContainerFilter.Which which) {
    return new ContainerFilter(
        which,
        Asked.word(scope, ContainerFilter.Among.FULL),
        Objects.requireNonNullElse(q, "").strip());
  }

  PageRequested requested() {
    return PageRequested.of(page);
  }
}
