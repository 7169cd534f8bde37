package io.muster.connection;

import java.util.List;

/**
 * A public key on an account of MKE.
 *
 * @param id by which MKE knows it
 * @param fingerprints the SHA-256 of each of its certificates, hexadecimal
 */
public record AccountKey(String id, List<String> fingerprints) {}
