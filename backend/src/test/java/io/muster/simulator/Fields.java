package io.muster.simulator;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A JSON object being written. */
public final class Fields extends LinkedHashMap<String, @Nullable Object> {

  private static final long serialVersionUID = 1L;

  /** Adds a field. */
  public Fields with(String name, @Nullable Object value) {
    put(name, value);
    return this;
  }
}
