package io.muster.exports.evidence;

import io.muster.exports.FleetChecklists.Export;
import io.muster.exports.Pages;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.RememberedContainers;
import io.muster.scans.ContainerFilter;
import io.muster.scans.Scan;
import io.muster.scans.ScannedContainer;
import io.muster.scans.ScannedContainers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The containers of a scan with all that was read of each, a page of them in memory. */
@Component
class InventoryFacts {

  private static final int PAGE = 1000;

  private final ScannedContainers containers;
  private final RememberedContainers remembered;

  InventoryFacts(ScannedContainers containers, RememberedContainers remembered) {
    this.containers = containers;
    this.remembered = remembered;
  }

  /** Those of a scan that read something and is in the scope of who asks. */
  Export of(Scan scan) {
    Instant at = Objects.requireNonNull(scan.recordedAt());
    String digest = Objects.requireNonNull(scan.result()).digest();
    Pages<Known> all = new Pages<>(offset -> page(scan, at, offset), PAGE, known -> true);
    return out ->
        Json.write(
            out,
            json -> {
              json.put("scan", scan.id()).put("recordedAt", at).put("inventorySha256", digest);
              json.each("containers", all, known -> container(json, known));
            });
  }

  /** A container with its facts; without, if it was never read. */
  private record Known(ScannedContainer seen, @Nullable ContainerFacts facts) {}

  private List<Known> page(Scan scan, Instant at, int offset) {
    List<ScannedContainer> page = containers.list(scan, ContainerFilter.ALL, offset, PAGE);
    Map<String, ContainerFacts> facts =
        remembered.readBy(scan.cluster(), page.stream().map(ScannedContainer::id).toList(), at);
    return page.stream().map(c -> new Known(c, facts.get(c.id()))).toList();
  }

  private static void container(Json out, Known known) {
    ScannedContainer seen = known.seen();
    out.put("id", seen.id()).put("node", seen.node()).put("name", seen.name());
    out.put("state", seen.state()).put("image", seen.image());
    out.object("labels", () -> new TreeMap<>(seen.labels()).forEach(out::put));
    out.put("literal", seen.literal()).put("system", seen.system());
    out.put("outcome", seen.outcome());
    out.put("pidMode", seen.unreadBecause() == null ? seen.pidMode() : null);
    out.put("unreadBecause", seen.unreadBecause());
    out.each(
        "chain",
        seen.chain(),
        link -> out.put("id", link.id()).put("name", link.name()).put("present", link.present()));
    out.put("since", seen.since()).put("lastListedAt", seen.lastListed());
    if (known.facts() == null) {
      out.put("facts", null);
    } else {
      out.object("facts", () -> Facts.read(out, known.facts()));
    }
  }
}
