package io.muster.limits;

/** What is limited, and by what it is counted. */
public enum Limited {
  /** Passwords, codes and set-up codes that come from one address. */
  SIGN_IN_ADDRESS("sign-in-address", Limited.SIGN_INS),
  /** Passwords and codes given for one user name, whether anybody has it or not. */
  SIGN_IN_NAME("sign-in-name", Limited.SIGN_INS),
  /** Files that come from one address, before anybody knows whose they are. */
  UPLOAD_ADDRESS("upload-address", Limited.UPLOADS),
  /** Files that one account sends. */
  UPLOAD_ACCOUNT("upload-account", Limited.UPLOADS),
  /** Sign-ins of one break-glass account with the right password. */
  BREAK_GLASS(
      "break-glass", "The break-glass account was used more often than it may be in a short time.");

  private static final String SIGN_INS =
      "More sign-ins were tried in a short time than Muster answers.";
  private static final String UPLOADS = "More files came in a short time than Muster reads.";

  private final String word;
  private final String sentence;

  Limited(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** The last word of its setting, and how the audit log names it. */
  public String word() {
    return word;
  }

  String sentence() {
    return sentence;
  }
}
