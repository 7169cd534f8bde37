package io.muster.clusters;

import java.util.Arrays;
import java.util.Optional;

/** What a checklist calls the asset's role. Source: the words of the ROLE element in CKL files. */
public enum AssetRole {
  NONE("None"),
  WORKSTATION("Workstation"),
  MEMBER_SERVER("Member Server"),
  DOMAIN_CONTROLLER("Domain Controller");

  private final String word;

  AssetRole(String word) {
    this.word = word;
  }

  /** The role as a checklist spells it. */
  public String word() {
    return word;
  }

  /** The role with that word or constant name, in any case; NONE for no text. */
  public static Optional<AssetRole> read(String text) {
    return text.isBlank()
        ? Optional.of(NONE)
        : Arrays.stream(values())
            .filter(
                r ->
                    r.word.equalsIgnoreCase(text.strip())
                        || r.name().equalsIgnoreCase(text.strip()))
            .findFirst();
  }
}
