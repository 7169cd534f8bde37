package io.muster.credentials;

import io.muster.credentials.reading.ParsedBundle;
import io.muster.credentials.vault.OpenedBundle;
import io.muster.shared.BundleId;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** A bundle that was fetched and read, and is not stored yet. Its key is never printed. */
public final class FreshBundle {

  private final ParsedBundle parsed;
  private final BundleFacts facts;

  FreshBundle(ParsedBundle parsed) {
    this.parsed = parsed;
    this.facts = BundleFacts.of(parsed);
  }

  /** What may be told of it. */
  public BundleFacts facts() {
    return facts;
  }

  /** What it takes to open a line with it, before it is stored. */
  public OpenedBundle opened() {
    return new OpenedBundle(
        BundleId.random(),
        parsed.key(),
        parsed.chain(),
        parsed.authorities(),
        parsed.endpoint(),
        parsed.kubernetes(),
        facts.notAfter());
  }

  /**
   * Why it must not take the place of a stored bundle without a person's word, a sentence each;
   * empty if it may. What the stored one said and this one does not say differs too.
   */
  public List<String> differencesFrom(BundleFacts stored) {
    List<String> differences = new ArrayList<>();
    if (!user(facts.subject()).equals(user(stored.subject()))) {
      differences.add(
          "It is for the user %s, the bundle stored for %s."
              .formatted(user(facts.subject()), user(stored.subject())));
    }
    if (!facts.issuer().equals(stored.issuer())) {
      differences.add(
          "It was issued by %s, the bundle stored by %s."
              .formatted(facts.issuer(), stored.issuer()));
    }
    if (!facts.sameAuthorities(stored)) {
      differences.add("It trusts other certificate authorities than the bundle stored.");
    }
    if (stored.instance() != null && !stored.instance().equals(facts.instance())) {
      differences.add(
          "It is from MKE instance %s, the bundle stored from %s."
              .formatted(facts.instance(), stored.instance()));
    }
    return List.copyOf(differences);
  }

  /** What is stored of it. */
  ParsedBundle parsed() {
    return parsed;
  }

  /** The common name of a subject: on MKE the name of the user. */
  private static String user(String subject) {
    try {
      for (Rdn part : new LdapName(subject).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return String.valueOf(part.getValue());
        }
      }
      return subject;
    } catch (InvalidNameException unusual) {
      return subject;
    }
  }

  @Override
  public String toString() {
    return "FreshBundle[" + facts.fingerprint() + "]";
  }
}
