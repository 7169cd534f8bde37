package io.muster.credentials.vault;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The tables that hold envelopes. A test compares them with the database's own list. */
enum Sealed {
  BUNDLES("bundle_secret", "bundle_id", "cluster_id", Vault.KEY, "Bundles"),
  PASSWORDS("renewal_secret", "account_id", "cluster_id", PasswordVault.KEY, "Passwords"),
  SECOND_FACTORS(
      "second_factor_secret", "factor_id", "account_id", SecondFactorKeys.KEY, "Second factors"),
  SIGNING_KEYS("signing_secret", "key_id", "key_id", SigningVault.KEY, "Signing keys");

  private final String table;
  private final String which;
  private final String whose;
  private final String purpose;
  private final String words;

  Sealed(String table, String which, String whose, String purpose, String words) {
    this.table = table;
    this.which = which;
    this.whose = whose;
    this.purpose = purpose;
    this.words = words;
  }

  String table() {
    return table;
  }

  /** The column with the id of what is sealed. */
  String which() {
    return which;
  }

  /** The column with the id of whom it belongs to. */
  String whose() {
    return whose;
  }

  /** What the data keys are for. */
  String purpose() {
    return purpose;
  }

  /** What is sealed, as a heading. */
  String words() {
    return words;
  }

  /** All of them as one relation of {@code kind} and {@code kek_id}. */
  static String all() {
    return Arrays.stream(values())
        .map(t -> "select '" + t + "' as kind, kek_id from " + t.table)
        .collect(Collectors.joining(" union all ", "(", ") as sealed"));
  }
}
