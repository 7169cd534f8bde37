package io.muster.api;

import io.muster.shared.Problem.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type always {@code about:blank}: the status says which kind of problem it is
 * @param title the status in words
 * @param status the HTTP status code
 * @param detail one sentence that says what to do
 * @param instance the path asked for
 * @param requestId the id under which the portal's log knows the request
 * @param errors the fields at fault, if any
 */
record ProblemDetails(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable String requestId,
    @Nullable List<FieldProblem> errors) {

  /** The media type of this document. */
  static final String MEDIA_TYPE = "application/problem+json";
}
