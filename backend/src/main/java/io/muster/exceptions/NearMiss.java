package io.muster.exceptions;

import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFindings;

/**
 * A container that a text fits but for one thing.
 *
 * @param because which thing, in words
 */
public record NearMiss(OpenFindings.Placed placed, FindingDetail detail, String because) {}
