package io.muster.renewal;

import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody opts in with. The password is never printed.
 *
 * @param user the account's name at MKE
 * @param password its password there
 * @param days how many days before its end a bundle is renewed
 */
public record NewRenewal(String user, String password, int days) {

  private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,128}");
  private static final int LONGEST_PASSWORD = 1024;
  private static final int MOST_DAYS = 90;

  /**
   * The same with the user name's blanks cut off, if it breaks no rule.
   *
   * @throws Invalid if it breaks one
   */
  NewRenewal checked() {
    List<FieldProblem> problems = new ArrayList<>();
    String name = user.strip();
    if (name.isEmpty()) {
      problems.add(new FieldProblem("user", "Give the account's user name at MKE."));
    } else if (!USER.matcher(name).matches() || name.matches("\\.+")) {
      problems.add(new FieldProblem("user", "This is no user name of MKE."));
    }
    if (password.isEmpty()) {
      problems.add(new FieldProblem("password", "Give the account's password at MKE."));
    } else if (password.length() > LONGEST_PASSWORD) {
      problems.add(new FieldProblem("password", "The password is too long."));
    }
    if (days < 1 || days > MOST_DAYS) {
      problems.add(new FieldProblem("days", "Enter a number of days from 1 to 90."));
    }
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    return new NewRenewal(name, password, days);
  }

  @Override
  public String toString() {
    return "NewRenewal[" + user + ", " + days + "]";
  }
}
