package io.muster.exports.oscal;

import io.muster.exports.Meaning;
import io.muster.exports.PoamDevice;
import io.muster.exports.PoamFinding;
import io.muster.exports.PoamItem;
import io.muster.exports.Violator;
import io.muster.shared.ClusterId;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes an OSCAL plan of action and milestones. What OSCAL keeps in lists of their own, inventory
 * items, observations, risks, findings and items, is read once for each list, a cluster at a time,
 * so that memory does not grow with the fleet. Should a cluster read otherwise the second time, the
 * file breaks off: its parts would not agree.
 */
public final class PoamWriter {

  private static final Comparator<ClusterId> BY_ID = Comparator.comparing(ClusterId::toString);

  private final OscalJson out;
  private final Head head;
  private final List<PoamItem> items;
  private final Function<PoamItem, Iterator<PoamDevice>> devices;
  private final Map<ClusterId, Integer> read = new HashMap<>();
  private final Set<ClusterId> found = new HashSet<>();

  private PoamWriter(
      OscalJson out,
      Head head,
      List<PoamItem> items,
      Function<PoamItem, Iterator<PoamDevice>> devices) {
    this.out = out;
    this.head = head;
    this.items = items;
    this.devices = devices;
  }

  /**
   * Writes the file. The stream stays open.
   *
   * @param systemId the id of the one system that it is about, null if it is about several
   * @param items at least one
   * @param devices reads the clusters of an item from the beginning, each when it is its turn
   */
  public static void write(
      Head head,
      @Nullable SystemId systemId,
      List<PoamItem> items,
      Function<PoamItem, Iterator<PoamDevice>> devices,
      OutputStream stream) {
    try (OscalJson out = new OscalJson(stream)) {
      new PoamWriter(out, head, items, devices).write(systemId);
    }
  }

  private void write(@Nullable SystemId systemId) {
    out.object(
        () ->
            out.object(
                "plan-of-action-and-milestones",
                () -> {
                  out.id(OscalId.of("plan of action and milestones", head.key()));
                  head.write(
                      out,
                      "One item for each boundary and rule, or for each cluster where the"
                          + " boundary's plans are grouped so. Documented findings that the AO's"
                          + " policy counts as passed need none.");
                  if (systemId != null) {
                    out.object("system-id", () -> systemId.write(out));
                  }
                  out.object(
                      "local-definitions",
                      () -> {
                        out.each("inventory-items", all(), d -> ClusterItem.write(out, d.seen()));
                        head.assets(out);
                      });
                  out.each("observations", spread(all(), this::observations), Runnable::run);
                  out.each("risks", spread(items.iterator(), this::risks), Runnable::run);
                  out.each("findings", spread(all(), PoamWriter::assessed), this::finding);
                  out.each("poam-items", items, this::item);
                }));
  }

  private void finding(PoamDevice device) {
    found.add(device.seen().cluster());
    RuleFinding.write(out, device.seen(), device.findings());
  }

  private Iterator<Runnable> observations(PoamDevice device) {
    List<Runnable> several = new ArrayList<>();
    several.add(
        () -> Observations.reading(out, device.seen(), Meaning.of(device.seen(), head.release())));
    for (PoamFinding finding : device.findings()) {
      for (Violator violator : finding.violators()) {
        several.add(() -> Observations.container(out, device.seen(), violator));
      }
    }
    return several.iterator();
  }

  private Iterator<Runnable> risks(PoamItem item) {
    Runnable own = () -> Risks.ofPlan(out, head, item);
    Iterator<Runnable> findings =
        spread(
            of(item),
            d ->
                d.findings().stream()
                    .<Runnable>map(f -> () -> Risks.ofFinding(out, head, d.seen(), f, item.plan()))
                    .iterator());
    return spread(List.of(List.of(own).iterator(), findings).iterator(), i -> i);
  }

  private void item(PoamItem item) {
    out.id(OscalId.of("item", item.plan().id()));
    out.line("title", "%s: %s".formatted(io.muster.plans.Plan.RULE, item.plan().name()));
    out.text("description", PlanText.counts(item));
    out.props(PlanText.props(item));
    Head.origins(out);
    out.each(
        "related-findings",
        item.clusters().stream().filter(found::contains).sorted(BY_ID).toList(),
        cluster -> out.word("finding-uuid", RuleFinding.id(cluster)));
    Iterator<UUID> observations =
        spread(of(item), d -> Observations.ids(d.seen(), d.findings()).iterator());
    out.each("related-observations", observations, id -> out.word("observation-uuid", id));
    Iterator<UUID> risks = spread(of(item), d -> d.findings().stream().map(Risks::id).iterator());
    out.each(
        "related-risks",
        spread(List.of(List.of(Risks.id(item)).iterator(), risks).iterator(), i -> i),
        id -> out.word("risk-uuid", id));
  }

  /** The device, if there is a finding for the rule on it. */
  private static Iterator<PoamDevice> assessed(PoamDevice device) {
    return RuleFinding.tells(device.seen())
        ? List.of(device).iterator()
        : List.<PoamDevice>of().iterator();
  }

  private Iterator<PoamDevice> all() {
    return spread(items.iterator(), this::of);
  }

  private Iterator<PoamDevice> of(PoamItem item) {
    Iterator<PoamDevice> from = devices.apply(item);
    return new Spread<>(List.of(from).iterator(), i -> i, this::steady);
  }

  private void steady(PoamDevice device) {
    int now =
        Objects.hash(
            Observations.ids(device.seen(), device.findings()), device.seen().standing().verdict());
    Integer before = read.putIfAbsent(device.seen().cluster(), now);
    if (before != null && before != now) {
      throw new IllegalStateException(
          "Cluster " + device.seen().cluster() + " changed while the plan was written; ask again");
    }
  }

  private static <A, B> Iterator<B> spread(Iterator<A> of, Function<A, Iterator<B>> several) {
    Consumer<B> nothing = b -> {};
    return new Spread<>(of, several, nothing);
  }
}
