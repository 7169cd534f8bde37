package io.muster.watches;

import io.muster.shared.ClusterId;
import java.time.Instant;

/**
 * A cluster that is to be watched.
 *
 * @param from when somebody opted in
 * @param by the user name of who did
 */
public record Watch(ClusterId cluster, Instant from, String by) {}
