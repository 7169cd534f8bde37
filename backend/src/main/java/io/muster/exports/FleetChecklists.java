package io.muster.exports;

import io.muster.identity.Scope;
import io.muster.posture.FleetLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checklists of a boundary, a selection of clusters or the whole fleet, one for each cluster. */
@Component
public class FleetChecklists {

  private final Checklists checklists;
  private final SelectedClusters clusters;

  FleetChecklists(Checklists checklists, SelectedClusters clusters) {
    this.checklists = checklists;
    this.clusters = clusters;
  }

  /**
   * The checklists of the selection as one zip, as people and programs ask for it.
   *
   * @throws io.muster.shared.Invalid as {@link Format#read} and {@link RuleChoice#read}
   * @throws io.muster.shared.NotFound as {@link #zip}
   */
  public ReportFile file(
      Selection selection,
      @Nullable String format,
      @Nullable String rules,
      Moment moment,
      Scope scope) {
    return new ReportFile(
        moment.fileName("checklists", ".zip"),
        "application/zip",
        zip(selection, Format.read(format), RuleChoice.read(rules), moment, scope));
  }

  /**
   * What the zip would hold, checked before anything of it is sent.
   *
   * @throws io.muster.shared.NotFound if the boundary of the selection is not in the scope
   * @throws io.muster.shared.Conflict if all rules are asked for and no benchmark had been imported
   */
  public Export zip(
      Selection selection, Format format, RuleChoice rules, Moment moment, Scope scope) {
    clusters.check(selection, scope);
    checklists.release(rules, moment.asOf());
    return out ->
        ChecklistsZip.write(
            moment,
            format,
            clusters.lines(selection, moment, scope),
            clusters
                .lines(selection, moment, scope)
                .map(line -> checklists.of(line.cluster(), rules, moment, scope)),
            out);
  }

  /**
   * What violated on the clusters of the selection, as CSV in UTF-8.
   *
   * @throws io.muster.shared.NotFound as {@link #zip}
   */
  public Export findings(Selection selection, Moment moment, Scope scope) {
    clusters.check(selection, scope);
    return out -> {
      out.write(FindingsCsv.HEAD.getBytes(StandardCharsets.UTF_8));
      for (Pages<FleetLine> lines = clusters.lines(selection, moment, scope); lines.hasNext(); ) {
        Checklist one = checklists.of(lines.next().cluster(), RuleChoice.ONLY, moment, scope);
        out.write(FindingsCsv.lines(one.seen(), one.release()).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** A file that is made while it is written. */
  @FunctionalInterface
  public interface Export {

    /** Writes it. The stream stays open. */
    void write(OutputStream out) throws IOException;
  }

  /** How many clusters the selection holds at an instant. */
  public long count(Selection selection, Moment moment, Scope scope) {
    long count = 0;
    for (Iterator<FleetLine> lines = clusters.lines(selection, moment, scope);
        lines.hasNext();
        count++) {
      lines.next();
    }
    return count;
  }
}
