package io.muster.exceptions;

import java.time.Instant;

/**
 * What somebody said about a request.
 *
 * @param displayName their name then, and {@code role} the title of the role in which they spoke
 * @param confidential whether it is a note among those who endorse and decide
 */
public record Comment(
    Instant at, String displayName, String role, String text, boolean confidential) {}
