package io.muster.exceptions;

import io.muster.evaluation.Verdict;
import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the posture knows and this module does not: which findings an exception covers, and what a
 * decision would change.
 */
public interface Outlook {

  /**
   * A container of a finding that an exception addresses at some instant.
   *
   * @param container its id
   * @param openedAt since when the finding is open
   * @param since since when the exception addresses it
   */
  record Covered(
      ClusterId cluster,
      String clusterName,
      FindingId finding,
      Subject subject,
      String container,
      Instant openedAt,
      Instant since) {}

  /** How a cluster stands: {@code open} counts what keeps it from passing. */
  record Stand(Verdict verdict, int open, int documented, int accepted) {}

  /**
   * What an approval would do to a cluster.
   *
   * @param now how it stands
   * @param then how it would stand from the first instant on at which the exception is in force,
   *     should nothing else happen
   */
  record Change(ClusterId cluster, String clusterName, Stand now, Stand then) {}

  /** What the exception covers at an instant, by cluster and subject. */
  List<Covered> covered(ExceptionRequest exception, Instant at, Scope scope);

  /**
   * How many containers each of the exceptions covers at an instant, in the scope; those that cover
   * none are absent.
   */
  Map<ExceptionId, Integer> howManyCovered(
      Collection<ExceptionRequest> exceptions, Instant at, Scope scope);

  /**
   * What would change, cluster by cluster, if one of the terms were approved at an instant and no
   * other; those outside the scope are absent.
   */
  Map<ExceptionId, List<Change>> ifApproved(Collection<Term> terms, Instant at, Scope scope);
}
