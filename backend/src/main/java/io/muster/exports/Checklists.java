package io.muster.exports;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.ui.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes checklists of clusters, each for any past instant. */
@Component
public class Checklists {

  private final Snapshots snapshots;
  private final RuleTexts texts;
  private final Frame frame;
  private final Clock clock;

  Checklists(Snapshots snapshots, RuleTexts texts, Frame frame, Clock clock) {
    this.snapshots = snapshots;
    this.texts = texts;
    this.frame = frame;
    this.clock = clock;
  }

  /** The instant that was asked for; see {@link Moment#read}. */
  public Moment moment(@Nullable String asOf) {
    return Moment.read(asOf, clock.instant());
  }

  /** Whether a benchmark was imported, so that all of its rules can be written. */
  public boolean benchmarkImported() {
    return texts.at(clock.instant()).isPresent();
  }

  /**
   * The checklist of a cluster as a file, as people and programs ask for it.
   *
   * @param format see {@link Format#read}
   * @param rules see {@link RuleChoice#read}
   * @param asOf see {@link Moment#read}
   * @throws io.muster.shared.Invalid as those say
   * @throws io.muster.shared.NotFound as {@link #of}
   */
  public ReportFile file(
      ClusterId cluster,
      @Nullable String format,
      @Nullable String rules,
      @Nullable String asOf,
      Scope scope) {
    Format wanted = Format.read(format);
    Checklist checklist = of(cluster, RuleChoice.read(rules), moment(asOf), scope);
    return new ReportFile(
        checklist.fileName(wanted), wanted.mediaType(), out -> write(checklist, wanted, out));
  }

  /**
   * A site's own checklist, filled in with what is said of V-260930.
   *
   * @param asOf see {@link Moment#read}
   * @throws io.muster.shared.Invalid on {@code asOf}, or as {@link FillIn#filled}
   * @throws AnotherAsset as {@link FillIn#filled}
   */
  public ReportFile filledIn(
      ClusterId cluster, byte[] theirs, boolean confirmed, @Nullable String asOf, Scope scope) {
    Checklist checklist = of(cluster, RuleChoice.ONLY, moment(asOf), scope);
    byte[] filled = FillIn.filled(theirs, checklist, confirmed);
    Format format = FillIn.format(theirs);
    return new ReportFile(
        "filled-in-" + checklist.fileName(format), format.mediaType(), out -> out.write(filled));
  }

  /**
   * The checklist of a cluster.
   *
   * @throws io.muster.shared.NotFound if there was no such cluster in the scope at that instant
   * @throws Conflict if all rules are asked for and no benchmark had been imported
   */
  public Checklist of(ClusterId cluster, RuleChoice rules, Moment moment, Scope scope) {
    Snapshot seen = snapshots.of(cluster, moment, scope);
    Release release = release(rules, moment.asOf());
    String own = seen.asset().marking();
    return new Checklist(
        seen,
        Meaning.of(seen, release),
        release,
        own.isBlank() ? frame.getMarking().text() : own,
        "muster:" + frame.getVersion());
  }

  /**
   * The release to write, with the rules that were chosen.
   *
   * @throws Conflict as {@link #of}
   */
  public Release release(RuleChoice rules, Instant at) {
    Optional<Release> imported = texts.at(at).filter(r -> r.rule(KnownRule.ID).isPresent());
    return switch (rules) {
      case ONLY ->
          imported
              .map(r -> r.with(List.of(r.rule(KnownRule.ID).orElseThrow())))
              .orElse(KnownRule.RELEASE);
      case ALL ->
          imported.orElseThrow(
              () ->
                  new Conflict(
                      "All rules come from DISA's benchmark, and none with V-260930 had been"
                          + " imported: import one first, or export V-260930 only."));
    };
  }

  /**
   * Writes a checklist. The stream stays open.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Checklist checklist, Format format, OutputStream out)
      throws IOException {
    try {
      switch (format) {
        case CKL -> CklWriter.write(checklist, out);
        case CKLB -> CklbWriter.write(checklist, out);
        case XCCDF -> XccdfWriter.write(checklist, out);
      }
    } catch (XMLStreamException failed) {
      throw new IOException("The checklist could not be written", failed);
    }
  }
}
