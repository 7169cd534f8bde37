package io.muster.connection;

/** Why an answer that was needed did not come. */
public final class Troubles {

  private Troubles() {}

  /** The trouble of an answer that is not read. */
  public static Trouble of(Answer<?> answer) {
    return switch (answer) {
      case Answer.Failed<?>(Trouble trouble) -> trouble;
      case Answer.Refused<?>(int status, String message) when status == 403 ->
          new Trouble(
              Trouble.Kind.FORBIDDEN,
              "The cluster knows the bundle's user but forbids this (403"
                  + said(message)
                  + "): use an administrator's bundle.");
      case Answer.Refused<?>(int status, String message) ->
          new Trouble(
              Trouble.Kind.UNAVAILABLE,
              "The cluster answered with an error ("
                  + status
                  + said(message)
                  + "): try again when it is well.");
      case Answer.Gone<?> _ ->
          new Trouble(
              Trouble.Kind.NOT_DOCKER,
              "The endpoint lacks a part of the Docker API (404): check that it is that of MKE or"
                  + " of a Docker Engine.");
      case Answer.Read<?> _ -> throw new IllegalStateException("it was read");
    };
  }

  private static String said(String message) {
    return message.isEmpty() ? "" : ": " + message;
  }
}
