package io.muster.stig;

import java.util.List;

/**
 * A control of NIST SP 800-53, or an enhancement of one, with the rules that make it concrete.
 *
 * @param name such as {@code IA-2} or {@code IA-2 (1)}
 * @param ccis its identifiers that some rule names
 * @param vIds the rules that name them
 */
public record Control(String name, List<String> ccis, List<String> vIds) {

  /** Its family, such as {@code IA}. */
  public String family() {
    return name.substring(0, name.indexOf('-'));
  }
}
