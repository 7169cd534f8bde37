package io.muster.identity.certificates;

/**
 * Who a valid certificate is of.
 *
 * @param root the name of the root authority that vouches, as RFC 2253 writes names. Authorities
 *     below it come and go, and name the same holders
 * @param name what the holder is known by, unique below the root
 * @param presented the certificate
 */
public record Holder(String root, String name, Presented presented) {}
