package io.muster.ui;

/** What an error page says for a status: what happened, in a sentence, and what to do about it. */
enum Refusal {
  BAD_REQUEST(
      400,
      "The request could not be read",
      "Something in the address or the form is not as this page expects it.",
      "Go back and try again."),
  FORBIDDEN(
      403,
      "This is not yours to do",
      "Your roles do not allow it, or the form was open for too long and its protection expired.",
      "Go back, load the page again and repeat. If it is refused again, an administrator can say"
          + " which role it needs."),
  NOT_FOUND(
      404,
      "There is nothing here",
      "What you asked for does not exist, or not for you: both read the same.",
      "Check the address, or start from the fleet."),
  METHOD(
      405,
      "This address does not take that",
      "It is a step of a form, not a page of its own.",
      "Start from the page with the form."),
  CONFLICT(
      409,
      "It changed in the meantime",
      "The thing is in another state than this needs, perhaps because someone else was faster.",
      "Go back, load the page again and look at what it says now."),
  TOO_LARGE(
      413,
      "That is too large",
      "The file or form is larger than Muster takes.",
      "Choose a smaller file, or send a large XML file zipped. A client bundle as downloaded is"
          + " well below the limit."),
  INVALID(
      422,
      "That cannot be accepted",
      "Something in the form is not as it has to be.",
      "Go back, mend it and send it again."),
  TOO_MANY(
      429,
      "Too many requests",
      "There were more requests in a short time than Muster answers. It takes the next in a"
          + " minute.",
      "Wait until then, go back and send it again: what you typed is still in the form."),
  FAILED(
      500,
      "Muster failed",
      "This is a fault of the portal, not of yours. Nothing was changed by this request.",
      "Try again. If it happens again, give the request id to whoever runs this portal: it finds"
          + " the cause in the log."),
  UNAVAILABLE(
      503,
      "Muster cannot answer now",
      "The portal is starting or stopping, or something that it needs is away.",
      "Wait a minute and try again.");

  private final int status;
  private final String heading;
  private final String sentence;
  private final String remedy;

  Refusal(int status, String heading, String sentence, String remedy) {
    this.status = status;
    this.heading = heading;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** The words for a status; one without words of its own reads like its family. */
  static Refusal of(int status) {
    for (Refusal refusal : values()) {
      if (refusal.status == status) {
        return refusal;
      }
    }
    return status >= 500 ? FAILED : BAD_REQUEST;
  }

  String heading() {
    return heading;
  }

  String sentence() {
    return sentence;
  }

  String remedy() {
    return remedy;
  }
}
