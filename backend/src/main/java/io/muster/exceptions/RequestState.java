package io.muster.exceptions;

/** Where in its life a request is. Stored with each step; never guessed from anything else. */
public enum RequestState {
  DRAFT("a draft"),
  SUBMITTED("submitted"),
  RETURNED("returned"),
  ENDORSED("endorsed"),
  APPROVED("approved"),
  REJECTED("rejected"),
  WITHDRAWN("withdrawn"),
  REVOKED("revoked");

  private final String words;

  RequestState(String words) {
    this.words = words;
  }

  /** The state as it stands in a sentence: "this one is …". */
  public String words() {
    return words;
  }

  /** Whether it can still be decided. */
  public boolean pending() {
    return switch (this) {
      case DRAFT, SUBMITTED, RETURNED, ENDORSED -> true;
      case APPROVED, REJECTED, WITHDRAWN, REVOKED -> false;
    };
  }
}
