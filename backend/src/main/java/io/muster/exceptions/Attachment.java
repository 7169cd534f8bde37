package io.muster.exceptions;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that belongs to a request.
 *
 * @param username who added it
 * @param mediaType of the content, as recognized, never as claimed
 * @param size in bytes
 * @param sha256 of the content, hexadecimal
 */
public record Attachment(
    UUID id,
    Instant at,
    String username,
    String fileName,
    String mediaType,
    int size,
    String sha256) {

  /** An attachment with its content. */
  public record Content(Attachment attachment, byte[] bytes) {}
}
