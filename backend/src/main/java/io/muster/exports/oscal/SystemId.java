package io.muster.exports.oscal;

import io.muster.shared.BoundaryId;

/**
 * The id of the system that a file is about: a boundary is one.
 *
 * @param emassId its number in eMASS; empty if not known
 */
public record SystemId(BoundaryId boundary, String emassId) {

  void write(OscalJson out) {
    if (emassId.isBlank()) {
      out.word("identifier-type", "https://ietf.org/rfc/rfc4122");
      out.word("id", boundary);
    } else {
      out.word("id", io.muster.exports.Plain.line(emassId).strip());
    }
  }
}
