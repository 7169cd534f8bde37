package io.muster.findings;

/**
 * Where something stored is not what it follows from, in words.
 *
 * @param what what it is about
 * @param stored what is stored
 * @param expected what should be
 */
public record Discrepancy(String what, String stored, String expected) {}
