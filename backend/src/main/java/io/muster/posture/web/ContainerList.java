package io.muster.posture.web;

import io.muster.posture.FindingStates.Stand;
import io.muster.scans.ContainerFilter;
import io.muster.scans.Scan;
import io.muster.scans.ScannedContainers;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.util.List;
import java.util.Map;

/**
 * The containers of a scan that its page shows.
 *
 * @param violations how many violations the scope and the text let through
 * @param unread how many unread ones
 * @param all how many of any kind
 */
record ContainerList(
    String show,
    String scope,
    String q,
    int violations,
    int unread,
    int all,
    List<ContainerRow> rows,
    PageLinks links) {

  static ContainerList of(
      Scan scan,
      ContainersAsked asked,
      AsOf asOf,
      ScannedContainers containers,
      Map<String, Stand> addressed) {
    ContainerFilter filter = asked.filter();
    PageRequested page = asked.requested();
    int violations = containers.count(scan, asked.with(ContainerFilter.Which.VIOLATIONS));
    int unread = containers.count(scan, asked.with(ContainerFilter.Which.UNREAD));
    int all = containers.count(scan, asked.with(ContainerFilter.Which.ALL));
    int total =
        switch (filter.which()) {
          case VIOLATIONS -> violations;
          case UNREAD -> unread;
          case ALL -> all;
        };
    String show = Asked.inAddress(filter.which());
    String scope = Asked.inAddress(filter.scope());
    return new ContainerList(
        show,
        scope,
        filter.text(),
        violations,
        unread,
        all,
        containers.list(scan, filter, (int) page.offset(), page.size()).stream()
            .map(container -> ContainerRow.of(container, addressed))
            .toList(),
        new PageLinks(
            "/scans/" + scan.id(),
            Map.of(
                "show", show, "scope", scope, "q", filter.text(), AsOf.PARAMETER, asOf.parameter()),
            page,
            total));
  }

  /** What the list is called. */
  public String title() {
    return switch (show) {
      case "all" -> "Containers";
      case "unread" -> "Unread containers";
      default -> "Violations";
    };
  }

  /** Why nothing is listed. */
  public String nothing() {
    if (!q.isEmpty() || !scope.equals("full")) {
      return "Nothing matches this scope and search.";
    }
    return switch (show) {
      case "all" -> "The cluster listed no container.";
      case "unread" -> "Every container that was listed was read.";
      default -> "No container that was read shares the host's PID namespace.";
    };
  }
}
