package io.muster.posture.web;

import io.muster.identity.Scope;
import io.muster.scans.Scan;
import io.muster.scans.ScanRun;
import io.muster.scans.ScanRuns;
import io.muster.scans.ScanStage;
import io.muster.scans.ScanStages;
import io.muster.scans.Scans;
import io.muster.shared.ScanId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The present state of a topic as a viewer may see it: pieces of pages by the names under which
 * pages wait for them. The piece {@code changed} bears no page: it differs when pages should ask
 * for themselves anew, since a scan began or ended.
 */
@Component
class LiveState {

  static final String CHANGED = "changed";

  private static final int MOST = 200;

  private final Scans scans;
  private final ScanStages stages;
  private final ScanRuns runs;
  private final ITemplateEngine templates;

  LiveState(Scans scans, ScanStages stages, ScanRuns runs, ITemplateEngine templates) {
    this.scans = scans;
    this.stages = stages;
    this.runs = runs;
    this.templates = templates;
  }

  /**
   * A topic at one moment.
   *
   * @param pieces the pieces by their names
   * @param over whether nothing more will happen to it
   */
  record Moment(Map<String, String> pieces, boolean over) {}

  /**
   * The present state.
   *
   * @throws io.muster.shared.NotFound if the topic does not lie in the scope
   */
  Moment of(LiveTopic topic, Scope scope) {
    return switch (topic) {
      case LiveTopic.Fleet _ -> new Moment(fleet(scope), false);
      case LiveTopic.OfScan(var id) -> {
        Scan scan = scans.get(id, scope);
        yield new Moment(scan(scan), !scan.status().open());
      }
      case LiveTopic.OfRun(var id) -> {
        ScanRun run = runs.get(id, scope);
        yield new Moment(run(run, scope), !run.open());
      }
    };
  }

  /**
   * Refuses a topic that the viewer may not see.
   *
   * @throws io.muster.shared.NotFound if the topic does not lie in the scope
   */
  void requireInSight(LiveTopic topic, Scope scope) {
    switch (topic) {
      case LiveTopic.Fleet _ -> {}
      case LiveTopic.OfScan(var scan) -> scans.get(scan, scope);
      case LiveTopic.OfRun(var run) -> runs.get(run, scope);
    }
  }

  private Map<String, String> fleet(Scope scope) {
    List<Scan> open = scans.allOpen(scope);
    Map<String, String> pieces = lines(open.stream().limit(MOST).toList());
    pieces.put(
        CHANGED,
        open.stream()
                .map(s -> s.id() + " " + s.status())
                .collect(Collectors.joining(","))
                .hashCode()
            + "");
    runs.open(scope).ifPresent(run -> pieces.put("run", piece("run", "run", run)));
    return pieces;
  }

  private Map<String, String> scan(Scan scan) {
    Map<String, String> pieces = new LinkedHashMap<>();
    if (scan.status().open()) {
      Progress now = Progress.of(scan, stages.of(Set.of(scan.id())).get(scan.id()));
      pieces.put("progress", piece("whole", "running", now));
      pieces.put("phase", now.phase());
    }
    pieces.put(CHANGED, scan.status().open() + "");
    return pieces;
  }

  private Map<String, String> run(ScanRun run, Scope scope) {
    Map<String, String> pieces =
        lines(
            runs.scans(run.id(), 0, MOST, scope).stream().filter(s -> s.status().open()).toList());
    pieces.put("run", piece("run", "run", run));
    pieces.put(CHANGED, run.byStatus().toString());
    return pieces;
  }

  private Map<String, String> lines(List<Scan> open) {
    Map<ScanId, ScanStage> now = stages.of(open.stream().map(Scan::id).toList());
    Map<String, String> lines = new LinkedHashMap<>();
    for (Scan scan : open) {
      lines.put(
          "c-" + scan.cluster(), piece("line", "running", Progress.of(scan, now.get(scan.id()))));
    }
    return lines;
  }

  private String piece(String fragment, String name, Object value) {
    return templates
        .process(
            "posture/_live",
            Set.of(fragment),
            new Context(java.util.Locale.ROOT, Map.of(name, value)))
        .strip()
        .replaceAll("\\s*\\R\\s*", " ");
  }
}
