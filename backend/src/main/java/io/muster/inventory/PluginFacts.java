package io.muster.inventory;

/**
 * A managed plugin. It is in no list of containers and so under no verdict; shown beside it.
 *
 * @param name its name and tag
 * @param enabled whether it runs
 */
public record PluginFacts(String name, boolean enabled) {}
