package io.muster.api;

import io.muster.shared.Problem;
import io.muster.shared.Problem.FieldProblem;
import io.muster.shared.TooManyRequests;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * A throwable as the API tells it. Nothing of a throwable is told but what is written here, or what
 * a {@link Problem} says of itself.
 *
 * @param status the HTTP status code
 * @param sentence one sentence that says what to do
 * @param fields the fields at fault
 * @param headers what the answer carries besides
 */
record Trouble(int status, String sentence, List<FieldProblem> fields, HttpHeaders headers) {

  static final String CHECK = "Some fields are not as they should be.";
  private static final String LARGE = "What was sent is larger than the portal takes.";
  private static final String MALFORMED = "The request cannot be read: check its form.";
  private static final String STALE =
      "Something else changed this at the same time: read it anew and try again.";

  static Trouble of(Throwable thrown) {
    return switch (thrown) {
      case TooManyRequests t -> tooMany(t);
      case Problem p -> new Trouble(p.kind().status(), p.sentence(), p.fields(), new HttpHeaders());
      case MethodArgumentNotValidException e -> invalid(fields(e.getAllErrors()));
      case BindException e -> invalid(fields(e.getAllErrors()));
      case HandlerMethodValidationException e -> invalid(parameters(e));
      case ConstraintViolationException e -> invalid(violations(e));
      case MethodArgumentTypeMismatchException e -> field(e.getName(), "This value does not fit.");
      case MissingServletRequestParameterException e -> missing(e.getParameterName());
      case MissingServletRequestPartException e -> missing(e.getRequestPartName());
      case HttpMessageNotReadableException e -> unreadable(e);
      case MaxUploadSizeExceededException e -> plain(413, LARGE);
      case MultipartException e -> plain(400, MALFORMED);
      case AuthenticationException e ->
          plain(401, "Send valid credentials in the header Authorization.");
      case AccessDeniedException e -> plain(403, "Your roles do not allow this.");
      case ConcurrencyFailureException e -> plain(409, STALE);
      case DuplicateKeyException e -> plain(409, STALE);
      case ErrorResponse e -> ofStatus(e);
      default -> plain(500, "The portal failed. Its log says more under the id of this request.");
    };
  }

  private static Trouble tooMany(TooManyRequests refused) {
    HttpHeaders later = new HttpHeaders();
    later.set(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter()));
    return new Trouble(refused.kind().status(), refused.sentence(), List.of(), later);
  }

  /** A status of the server's own, in words. */
  static Trouble ofStatus(int status) {
    return plain(status, sentenceOf(status));
  }

  private static Trouble ofStatus(ErrorResponse e) {
    int status = e.getStatusCode().value();
    return new Trouble(status, sentenceOf(status), List.of(), e.getHeaders());
  }

  private static String sentenceOf(int status) {
    return switch (status) {
      case 400 -> MALFORMED;
      case 404 -> "There is nothing here.";
      case 405 -> "This method is not allowed here; the header Allow names those that are.";
      case 406 -> "The answer is not to be had in the form asked for.";
      case 413 -> LARGE;
      case 415 -> "This form of content is not accepted here.";
      default -> {
        HttpStatus known = HttpStatus.resolve(status);
        yield known == null ? "Status " + status + "." : known.getReasonPhrase() + ".";
      }
    };
  }

  private static Trouble plain(int status, String sentence) {
    return new Trouble(status, sentence, List.of(), new HttpHeaders());
  }

  private static Trouble invalid(List<FieldProblem> fields) {
    return new Trouble(422, CHECK, fields, new HttpHeaders());
  }

  private static Trouble field(String name, String message) {
    return invalid(List.of(new FieldProblem(name, message)));
  }

  private static Trouble missing(String name) {
    return field(name, "This is required.");
  }

  private static Trouble unreadable(HttpMessageNotReadableException e) {
    if (e.getCause() instanceof MismatchedInputException mismatch
        && !mismatch.getPath().isEmpty()) {
      return field(path(mismatch), "This value does not fit.");
    }
    return plain(400, "The body is not the JSON that this route takes.");
  }

  private static String path(JacksonException mismatch) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : mismatch.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static List<FieldProblem> fields(List<ObjectError> errors) {
    return errors.stream()
        .map(
            e ->
                new FieldProblem(
                    e instanceof FieldError f ? f.getField() : e.getObjectName(),
                    message(e.getDefaultMessage())))
        .toList();
  }

  private static List<FieldProblem> parameters(HandlerMethodValidationException e) {
    return e.getParameterValidationResults().stream()
        .flatMap(
            r ->
                r.getResolvableErrors().stream()
                    .map(
                        m ->
                            new FieldProblem(
                                String.valueOf(r.getMethodParameter().getParameterName()),
                                message(m.getDefaultMessage()))))
        .toList();
  }

  private static List<FieldProblem> violations(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .map(
            v ->
                new FieldProblem(
                    StreamSupport.stream(v.getPropertyPath().spliterator(), false)
                        .reduce((first, last) -> last)
                        .map(Object::toString)
                        .orElse(""),
                    v.getMessage()))
        .toList();
  }

  private static String message(@org.jspecify.annotations.Nullable String message) {
    return message == null ? "This value does not fit." : message;
  }
}
