package io.muster.identity.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token as asked for in the form.
 *
 * @param days for how many days it works
 * @param scopes what it may be used for, in words; none for all
 */
record TokenForm(String name, String days, List<String> scopes) {

  TokenForm(@Nullable String name, @Nullable String days, @Nullable List<String> scopes) {
    this.name = Objects.requireNonNullElse(name, "");
    this.days = Objects.requireNonNullElse(days, "90");
    this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
  }
}
