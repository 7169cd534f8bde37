package io.muster.clusters;

/**
 * What somebody wants to be in use for a cluster.
 *
 * @param from what is in use, in words
 * @param to what would be, in words
 * @param content what takes effect, as the module whose part it is reads it; never a secret
 */
public record Proposal(IdentityPart part, String from, String to, String content) {}
