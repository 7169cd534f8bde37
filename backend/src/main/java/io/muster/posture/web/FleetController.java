package io.muster.posture.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.posture.FleetCares;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetSums;
import io.muster.posture.Postures;
import io.muster.scans.ScanManagement;
import io.muster.scans.ScanRuns;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The fleet: how every cluster in the viewer's scope stands now, the worst first. */
@Controller
class FleetController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final FleetRows fleet;
  private final Postures postures;
  private final Boundaries boundaries;
  private final ScanRuns runs;
  private final FleetCares cares;

  FleetController(
      FleetRows fleet, Postures postures, Boundaries boundaries, ScanRuns runs, FleetCares cares) {
    this.fleet = fleet;
    this.postures = postures;
    this.boundaries = boundaries;
    this.runs = runs;
    this.cares = cares;
  }

  @GetMapping("/fleet")
  String list(Actor actor, FleetAsked asked, AsOf asOf, Model model) {
    Instant now = asOf.at();
    FleetFilter filter = asked.filter(cares, actor.scope(), now);
    FleetSums sums = postures.sums(filter, actor.scope(), now);
    PageRequested page = PageRequested.of(asked.page());
    PageLinks links = new PageLinks("/fleet", asked.parameters(), page, found(asked, sums));
    List<FleetRow> rows =
        fleet.of(
            filter,
            asked.order(),
            Math.toIntExact(page.offset()),
            page.size(),
            actor.scope(),
            asOf);
    model.addAttribute("asked", asked);
    model.addAttribute("rows", rows);
    model.addAttribute("sums", sums);
    model.addAttribute("links", links);
    model.addAttribute("address", links.with("page", page.number() == 1 ? "" : "" + page.number()));
    model.addAttribute(
        "csv", new PageLinks("/fleet.csv", asked.parameters(), page, 0).with("page", ""));
    model.addAttribute(
        "checklists",
        new PageLinks("/reports/checklists", asked.parameters(), page, 0).with("sort", ""));
    model.addAttribute(
        "cares", asOf.past() ? List.of() : cares.of(asked.care(), actor.scope(), now));
    model.addAttribute("roll", Roll.of(sums, asked, links));
    boolean whole = filter.withVerdict(null).equals(FleetFilter.ALL);
    FleetSums all = whole ? sums : postures.sums(FleetFilter.ALL, actor.scope(), now);
    model.addAttribute("total", all.clusters());
    model.addAttribute("facets", postures.facets(actor.scope(), now));
    model.addAttribute("run", asOf.past() ? null : runs.open(actor.scope()).orElse(null));
    List<Boundary> mine = asOf.past() ? List.of() : boundaries.list(actor.scope());
    model.addAttribute(
        "mayScan", mine.stream().anyMatch(b -> ScanManagement.mayScan(actor, b.id())));
    model.addAttribute(
        "mayAdd", mine.stream().anyMatch(b -> ClusterManagement.mayEdit(actor, b.id())));
    return "posture/fleet";
  }

  @GetMapping("/fleet.csv")
  ResponseEntity<String> csv(Actor actor, FleetAsked asked, AsOf asOf) {
    Instant now = asOf.at();
    List<FleetRow> rows =
        fleet.of(
            asked.filter(cares, actor.scope(), now),
            asked.order(),
            0,
            Integer.MAX_VALUE,
            actor.scope(),
            asOf);
    String name = "fleet-" + now.toString().replaceAll("[-:]|\\.\\d+", "") + ".csv";
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(FleetCsv.of(rows, now));
  }

  private static long found(FleetAsked asked, FleetSums sums) {
    return switch (asked.wanted()) {
      case null -> sums.clusters();
      case OPEN -> sums.open();
      case NOT_REVIEWED -> sums.notReviewed();
      case NOT_A_FINDING -> sums.notAFinding();
      case NOT_APPLICABLE -> sums.notApplicable();
    };
  }
}
