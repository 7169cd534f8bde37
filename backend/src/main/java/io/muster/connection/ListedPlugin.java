package io.muster.connection;

/**
 * A managed plugin.
 *
 * @param name its name and tag
 * @param enabled whether it runs
 * @param pidHost whether it asks for the host's PID namespace
 */
public record ListedPlugin(String name, boolean enabled, boolean pidHost) {}
