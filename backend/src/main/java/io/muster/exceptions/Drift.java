package io.muster.exceptions;

import io.muster.findings.FindingDetail;
import io.muster.findings.Subject;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import java.time.Instant;

/**
 * An open finding that looks like what an exception in force covers, under the same container name
 * in one of its clusters, but is something else: its fingerprint is not among the frozen ones.
 *
 * @param number the number of the exception
 * @param since since when the container is so
 */
public record Drift(
    ExceptionId exception,
    String number,
    ClusterId cluster,
    String clusterName,
    FindingId finding,
    Subject subject,
    FindingDetail detail,
    Instant since) {}
