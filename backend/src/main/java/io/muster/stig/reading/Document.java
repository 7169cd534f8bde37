package io.muster.stig.reading;

import io.muster.shared.Digest;

/**
 * A file as it was published: XCCDF, CKL, CKLB or the list of CCIs.
 *
 * @param name its own name, without folders
 */
public record Document(String name, byte[] content) {

  /** SHA-256 of its bytes, 64 hexadecimal digits: the same however it was packed. */
  public String sha256() {
    return Digest.of(content);
  }
}
