package io.muster.exports.evidence;

import io.muster.exports.KnownRule;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** What is in a package, with the size and the digest of each file. */
final class Manifest {

  /** Says how the rest is to be read; another number if that changes. */
  static final String FORMAT = "muster-evidence-package 1";

  private Manifest() {}

  /** The manifest in JSON. */
  static byte[] of(About about, List<Member> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        bytes,
        out -> {
          out.put("format", FORMAT).put("rule", KnownRule.ID).put("scope", about.scope());
          out.put("asOf", about.moment().asOf()).put("producedAt", about.moment().producedAt());
          out.put("producedBy", "Muster " + about.version()).put("marking", about.marking());
          out.put("release", about.release().name());
          out.put("benchmarkImported", about.release().imported());
          out.put("clusters", about.clusters()).put("exceptions", about.decisions());
          out.put("signature", "ECDSA on P-256 with SHA-256");
          out.put("signingKeySha256", about.key().fingerprint());
          out.each(
              "leftOut",
              about.leftOut(),
              left -> out.put("name", left.name()).put("because", left.because()));
          out.each(
              "members",
              members,
              m -> out.put("name", m.name()).put("size", m.size()).put("sha256", m.sha256()));
        });
    return bytes.toByteArray();
  }
}
