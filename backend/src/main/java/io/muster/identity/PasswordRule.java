package io.muster.identity;

import io.muster.shared.Invalid;
import java.util.Locale;

/** Which passwords are accepted. */
public final class PasswordRule {

  /** The least number of characters. */
  public static final int LEAST = 12;

  /** Longer ones are refused, so that nobody makes the portal hash megabytes. */
  public static final int MOST = 256;

  /** The rule as people read it. */
  public static final String SENTENCE =
      "At least 12 characters, and the user name must not be in it.";

  private PasswordRule() {}

  /**
   * Refuses a password that breaks the rule.
   *
   * @param field the form field that holds the password
   * @throws Invalid with the rule as its sentence
   */
  public static void check(String field, String username, String password) {
    int length = password.codePointCount(0, password.length());
    boolean named = password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT));
    if (length < LEAST || length > MOST || (named && !username.isEmpty())) {
      throw new Invalid(field, SENTENCE);
    }
  }
}
