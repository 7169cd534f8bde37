package io.muster.clusters;

import java.time.Instant;

/**
 * What an AO decided about the exceptions of a boundary.
 *
 * @param from since when it holds or held
 * @param by the user name of who decided it
 */
public record PastExceptionPolicy(ExceptionPolicy policy, Instant from, String by) {}
