package io.muster.exports.evidence;

import io.muster.findings.FindingDetail;
import io.muster.inventory.ContainerFacts;

/** What was read of a container, in the words of every file of the package. */
final class Facts {

  private Facts() {}

  /** A container in violation, as its finding keeps it. */
  static void detail(Json out, FindingDetail container) {
    out.put("id", container.container()).put("pidMode", container.pidMode());
    out.put("outcome", container.outcome()).put("system", container.system());
    out.put("image", container.image()).texts("chain", container.chain());
    out.put("fingerprint", container.fingerprint());
    out.put("fingerprintWithoutCommand", container.fingerprintWithoutCommand());
  }

  /**
   * What an inspection read, and the fingerprints that follow from it. When that was last read
   * again is left out: it moves, and a package of the past must not.
   */
  static void read(Json out, ContainerFacts facts) {
    out.put("created", facts.created()).put("pidMode", facts.pidMode().text());
    out.put("image", facts.image());
    frozen(out, facts);
    out.put("fingerprint", facts.fingerprint());
    out.put("fingerprintWithoutCommand", facts.fingerprintWithoutCommand());
  }

  /** What a decision keeps of a container besides its {@link #detail}. */
  static void frozen(Json out, ContainerFacts facts) {
    out.put("imageId", facts.imageId()).put("entrypointWord", facts.entrypointWord());
    out.put("entrypointSha256", facts.entrypointDigest());
    out.put("commandWord", facts.commandWord()).put("commandSha256", facts.commandDigest());
    out.put("user", facts.user()).put("privileged", facts.privileged());
    out.texts("addedCapabilities", facts.addedCapabilities()).texts("mounts", facts.mounts());
  }
}
