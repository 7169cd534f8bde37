package io.muster.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * What someone does about a request after it was submitted.
 *
 * @param act endorse, return, approve, reject, revoke or withdraw
 * @param remark why, kept for good; needed for all but a withdrawal
 * @param evidenceDigest the digest of what the person saw, or null if they do not bind themselves
 */
public record Decision(Act act, String remark, @Nullable String evidenceDigest) {}
