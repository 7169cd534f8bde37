package io.muster.exports.oscal;

import org.jspecify.annotations.Nullable;

/**
 * A property of a thing.
 *
 * @param official whether OSCAL itself names it
 * @param value empty where there is nothing to say
 */
record Prop(String name, boolean official, String value) {

  /** One that OSCAL names. */
  static Prop official(String name, String value) {
    return new Prop(name, true, value);
  }

  /** One of ours; nothing to say for null. */
  static Prop of(String name, @Nullable Object value) {
    return new Prop(name, false, value == null ? "" : value.toString());
  }

  /** One of ours, yes or no. */
  static Prop of(String name, boolean value) {
    return of(name, value ? "yes" : "no");
  }
}
