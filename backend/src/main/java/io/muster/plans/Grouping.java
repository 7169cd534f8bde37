package io.muster.plans;

/** For what a boundary has a plan of its own. */
public enum Grouping {
  /** One plan for all clusters of the boundary, as it is where nobody chose otherwise. */
  BOUNDARY("one plan for the boundary"),

  /** One plan for each cluster. */
  CLUSTER("one plan for each cluster");

  private final String words;

  Grouping(String words) {
    this.words = words;
  }

  /** The choice as it stands in a sentence: "the boundary has …". */
  public String words() {
    return words;
  }
}
