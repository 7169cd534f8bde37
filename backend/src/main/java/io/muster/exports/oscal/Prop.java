package io.muster.exports.oscal;

import org.jspecify.annotations.Nullable;

/**
 * A property of a thing.
 *
 * @param official whether OSCAL itself names it
 * @param value empty where there is nothing to say
 * @param group what it tells of, where a thing has properties of several; empty where of one. OSCAL
 *     allows no two that are equal in all of this
 */
record Prop(String name, boolean official, String value, String group) {

  /** One that OSCAL names. */
  static Prop official(String name, String value) {
    return new Prop(name, true, value, "");
  }

  /** One of ours; nothing to say for null. */
  static Prop of(String name, @Nullable Object value) {
    return new Prop(name, false, value == null ? "" : value.toString(), "");
  }

  /** The same, told of one of several. */
  Prop of(String one) {
    return new Prop(name, official, value, one);
  }

  /** One of ours, yes or no. */
  static Prop of(String name, boolean value) {
    return of(name, value ? "yes" : "no");
  }
}
