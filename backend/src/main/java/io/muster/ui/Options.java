package io.muster.ui;

import java.util.List;

/**
 * What a list to choose from offers: any number of options, of which a fleet's clusters are many.
 *
 * @param all in the order in which they stand
 * @param chosen the value of the one that is chosen, empty if none is
 */
public record Options(List<Option> all, String chosen) {

  /** One of them: what the form sends, and what a person reads. */
  public record Option(String value, String text) {}

  public Options {
    all = List.copyOf(all);
  }
}
