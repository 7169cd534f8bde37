package io.muster.identity;

import io.muster.shared.Invalid;
import java.util.List;
import java.util.Locale;

/** Which passwords are accepted. */
public final class PasswordRule {

  /** The least number of characters. */
  public static final int LEAST = 12;

  /** Longer ones are refused, so that nobody makes the portal hash megabytes. */
  public static final int MOST = 256;

  /** The rule as people read it. */
  public static final String SENTENCE =
      "At least 12 characters, without the user name. Length is what makes it strong: take several"
          + " words.";

  /** What whoever chose a known one reads. */
  public static final String KNOWN =
      "This password stands on the lists that are tried first. Take several words that nobody else"
          + " puts together.";

  private PasswordRule() {}

  /**
   * Refuses a password that breaks the rule.
   *
   * @param field the form field that holds the password
   * @throws Invalid with {@link #SENTENCE}, or {@link #KNOWN} where it is one of the known bad ones
   */
  public static void check(String field, String username, String password) {
    int length = password.codePointCount(0, password.length());
    boolean named = password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT));
    if (length < LEAST || length > MOST || (named && !username.isEmpty())) {
      throw new Invalid(field, SENTENCE);
    }
    if (KnownPasswords.contains(password, List.of(username, "muster"))) {
      throw new Invalid(field, KNOWN);
    }
  }
}
