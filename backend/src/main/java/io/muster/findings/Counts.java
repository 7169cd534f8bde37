package io.muster.findings;

import java.util.List;

/**
 * How many changes of each kind there are.
 *
 * @param opened first episodes that began
 * @param recurred further episodes that began
 * @param changed findings of which other details were read
 * @param renamed findings whose subject bears another name
 * @param ended episodes that ended
 */
record Counts(int opened, int recurred, int changed, int renamed, int ended) {

  /** Whether there is any. */
  boolean any() {
    return opened + recurred + changed + renamed + ended > 0;
  }

  static Counts of(List<Change> changes) {
    int opened = 0;
    int recurred = 0;
    int changed = 0;
    int renamed = 0;
    int ended = 0;
    for (Change change : changes) {
      switch (change) {
        case Change.Opened c -> opened++;
        case Change.Recurred c -> recurred++;
        case Change.Changed c -> changed++;
        case Change.Renamed c -> renamed++;
        case Change.Ended c -> ended++;
        case Change.Continued c -> {}
      }
    }
    return new Counts(opened, recurred, changed, renamed, ended);
  }
}
