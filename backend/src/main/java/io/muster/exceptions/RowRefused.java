package io.muster.exceptions;

import io.muster.shared.Problem;
import java.util.List;

/** One of several requests was refused, so none was changed. */
public class RowRefused extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  private final int row;
  private final transient Problem why;

  RowRefused(int row, String number, Problem why) {
    super(number + ": " + why.sentence() + " None of them was changed.");
    this.row = row;
    this.why = why;
  }

  /** Which one, from 0. */
  public int row() {
    return row;
  }

  @Override
  public Kind kind() {
    return why.kind();
  }

  @Override
  public String sentence() {
    return getMessage();
  }

  @Override
  public List<FieldProblem> fields() {
    return why.fields().stream()
        .map(f -> new FieldProblem("rows[" + row + "]." + f.field(), getMessage()))
        .toList();
  }
}
