package io.muster.identity;

/** What came of a user name and a password. */
public sealed interface FirstStep {

  /** One of them is wrong, or the name is locked; which of it is nobody's business. */
  record Refused() implements FirstStep {}

  /** They are right, and the code of the second factor is wanted besides. */
  record CodeWanted(PasswordGiven given) implements FirstStep {}

  /** They are right, and nothing else is wanted. */
  record Done(SignedIn who) implements FirstStep {}
}
