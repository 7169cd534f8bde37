package io.muster.identity;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.util.List;
import java.util.Set;

/**
 * Tells passwords that every list of guesses holds: a word of such a list however it is
 * capitalised, reversed or written with digits for letters, a run of neighbouring keys, a sequence,
 * a date, or one of these again and again. The lists and the finding come from zxcvbn.
 */
final class KnownPasswords {

  private static final Zxcvbn GUESSES = new Zxcvbn();
  private static final Set<Pattern> KNOWN =
      Set.of(
          Pattern.Dictionary,
          Pattern.Spatial,
          Pattern.Repeat,
          Pattern.Sequence,
          Pattern.Regex,
          Pattern.Date);

  /** What falls within so many guesses is tried in minutes, even where each takes long. */
  private static final double FEW = 1e6;

  private KnownPasswords() {}

  /**
   * Whether the whole password is one thing that guessers try.
   *
   * @param own words that stand near it and are guessed first, such as the user name
   */
  static boolean contains(String password, List<String> own) {
    Strength found = GUESSES.measure(password, own);
    List<Match> parts = found.getSequence();
    return found.getGuesses() < FEW
        || (parts.size() == 1 && KNOWN.contains(parts.getFirst().pattern));
  }
}
