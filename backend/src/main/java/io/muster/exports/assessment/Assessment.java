package io.muster.exports.assessment;

import io.muster.exports.Release;
import io.muster.ui.Marking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment report tells, in words: how clusters stood at an instant, what violated on
 * them, what had been decided about it, and how far the evidence goes.
 *
 * @param scope which clusters, in words
 * @param asOf the instant, and {@code producedAt} when the report was made
 * @param marking the marking of the whole
 * @param tool the name and version of what made it
 * @param sums how many clusters stood how, all of them
 * @param clusters the worst first; no more than a report prints
 * @param findings what violated, for each of those clusters on which something did
 * @param left how much is not printed
 * @param boundaries under which policy and settings, by name
 * @param exceptions what was decided and had not ended, by number
 * @param signatures who is to sign
 */
record Assessment(
    String scope,
    String asOf,
    String producedAt,
    Marking marking,
    String tool,
    Release release,
    Sums sums,
    List<ClusterPart> clusters,
    List<FindingsPart> findings,
    Left left,
    List<BoundaryPart> boundaries,
    List<ExceptionPart> exceptions,
    List<Signature> signatures) {

  Assessment {
    clusters = List.copyOf(clusters);
    findings = List.copyOf(findings);
    boundaries = List.copyOf(boundaries);
    exceptions = List.copyOf(exceptions);
    signatures = List.copyOf(signatures);
  }

  /** The clusters of which something must be said beyond their verdict. */
  public List<ClusterPart> unread() {
    return clusters.stream().filter(c -> !c.notes().isEmpty()).toList();
  }

  /**
   * How much there was beyond what is printed.
   *
   * @param clusters how many clusters
   * @param containers how many containers in violation
   * @param exceptions how many exceptions
   */
  record Left(int clusters, int containers, int exceptions) {

    /** Whether all is printed. */
    public boolean nothing() {
      return clusters == 0 && containers == 0 && exceptions == 0;
    }
  }

  /**
   * A cluster and how it stood.
   *
   * @param state the class of its verdict's colour
   * @param figures raw, documented, accepted and unaddressed, or that they were not read
   * @param lastComplete when the last complete scan was recorded
   * @param notes what could not be read and which nodes were out of service, in a sentence each
   */
  record ClusterPart(
      String name,
      String boundary,
      String marking,
      String verdict,
      String state,
      String reason,
      List<String> figures,
      String lastScan,
      String lastComplete,
      List<String> notes) {}

  /**
   * What violated on a cluster: those that nothing addresses first.
   *
   * @param left how many more there are that are not printed
   */
  record FindingsPart(
      String cluster, String boundary, String verdict, List<ViolatorPart> containers, int left) {}

  /**
   * A container in violation.
   *
   * @param origin why it shares the host's namespace: its PID mode and what it joined
   * @param state the words of what addresses it, and {@code colour} their class
   * @param because what addresses it in sentences, or what it resembles
   */
  record ViolatorPart(
      String name,
      String node,
      String id,
      String image,
      boolean system,
      String origin,
      String state,
      String colour,
      List<String> because,
      String since,
      boolean recurred) {}

  /**
   * A boundary's policy and settings.
   *
   * @param facts what else was said of it, as name and text
   */
  record BoundaryPart(String name, List<Fact> facts) {}

  /** Something said about a thing. */
  record Fact(String name, String text) {}

  /**
   * An exception that had been decided.
   *
   * @param containers how many containers it addresses on the clusters of the report
   */
  record ExceptionPart(
      String number,
      String title,
      String kind,
      String colour,
      String phase,
      int containers,
      List<Fact> facts,
      List<StepPart> steps) {}

  /** What somebody did about an exception. */
  record StepPart(String act, String who, String role, String at, String remark) {}

  /**
   * Who is to sign.
   *
   * @param name who bears the role, null if the report is about several boundaries or nobody said
   */
  record Signature(String role, @Nullable String name) {}
}
