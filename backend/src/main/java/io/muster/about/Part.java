package io.muster.about;

/**
 * A third-party part of the portal.
 *
 * @param name its name, with its group if it has one
 * @param licences their names or SPDX ids, as the part's maker says; empty if nothing is said
 */
public record Part(String name, String version, String licences) {}
