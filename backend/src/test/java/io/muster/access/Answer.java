package io.muster.access;

import org.springframework.mock.web.MockHttpServletResponse;

/** The kinds of answers that the table of access tells apart. */
public enum Answer {
  /** Let in, whatever comes of it: what is sent may be incomplete, or come at the wrong time. */
  YES,
  /** The role does not allow it. */
  NO,
  /** It does not exist for this person. */
  NOT_FOUND,
  /** Sign in first. */
  SIGN_IN;

  static Answer of(MockHttpServletResponse response) {
    String location = response.getHeader("Location");
    if (location != null && location.endsWith("/sign-in")) {
      return SIGN_IN;
    }
    return switch (response.getStatus()) {
      case 401 -> SIGN_IN;
      case 403 -> NO;
      case 404 -> NOT_FOUND;
      default -> {
        if (response.getStatus() >= 500 && response.getStatus() != 503) {
          throw new AssertionError("The answer is " + response.getStatus());
        }
        yield YES;
      }
    };
  }
}
