package io.muster.shared;

import java.util.List;

/**
 * What a throwable of ours tells a person: which kind of trouble, and one sentence that says what
 * to do. Pages and the API show nothing else of a throwable.
 */
public interface Problem {

  /** The kinds of trouble, each with the HTTP status that the API answers. */
  enum Kind {
    UNAUTHENTICATED(401),
    INVALID(422),
    CONFLICT(409),
    FORBIDDEN(403),
    NOT_FOUND(404),
    TOO_LARGE(413),
    TOO_MANY(429);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The HTTP status code. */
    public int status() {
      return status;
    }
  }

  /** A field of the request and what is wrong with it. */
  record FieldProblem(String field, String message) {}

  /** Which kind of trouble it is. */
  Kind kind();

  /** One sentence for a person, free of secrets. */
  String sentence();

  /** The fields at fault, empty if the trouble is not with a field. */
  default List<FieldProblem> fields() {
    return List.of();
  }
}
