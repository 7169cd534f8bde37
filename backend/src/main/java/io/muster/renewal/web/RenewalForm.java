package io.muster.renewal.web;

import io.muster.renewal.NewRenewal;
import io.muster.renewal.RenewalAccount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An account to renew a bundle with, as typed. The password is never shown again. */
record RenewalForm(@Nullable String user, @Nullable String password, @Nullable String days) {

  RenewalForm {
    user = Objects.requireNonNullElse(user, "");
    password = Objects.requireNonNullElse(password, "");
    days = Objects.requireNonNullElse(days, "").strip();
  }

  /** The form before anything is typed. */
  static RenewalForm empty() {
    return new RenewalForm("", "", String.valueOf(RenewalAccount.USUAL_DAYS));
  }

  /** The form of an account in use; its password is to be typed anew. */
  static RenewalForm of(RenewalAccount account) {
    return new RenewalForm(account.user(), "", String.valueOf(account.days()));
  }

  /** What it says; days that are no number break the rule for days. */
  NewRenewal wanted() {
    return new NewRenewal(user, password, days.matches("[0-9]{1,6}") ? Integer.parseInt(days) : 0);
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "RenewalForm[" + user + ", " + days + "]";
  }
}
