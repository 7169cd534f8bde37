package io.muster.shared;

import java.util.List;
import java.util.stream.Collectors;

/** What was sent cannot be accepted; says which fields and why. */
public class Invalid extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> fields;

  public Invalid(List<FieldProblem> fields) {
    super(fields.stream().map(FieldProblem::message).collect(Collectors.joining(" ")));
    this.fields = List.copyOf(fields);
  }

  public Invalid(String field, String message) {
    this(List.of(new FieldProblem(field, message)));
  }

  @Override
  public Kind kind() {
    return Kind.INVALID;
  }

  @Override
  public String sentence() {
    return getMessage();
  }

  @Override
  public List<FieldProblem> fields() {
    return fields;
  }
}
