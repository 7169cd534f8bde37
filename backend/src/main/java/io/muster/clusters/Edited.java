package io.muster.clusters;

import java.util.List;

/**
 * What became of an edit.
 *
 * @param cluster as it is now
 * @param waiting what of the edit waits for a second person; the present one stays in use
 */
public record Edited(Cluster cluster, List<ProposedChange> waiting) {}
