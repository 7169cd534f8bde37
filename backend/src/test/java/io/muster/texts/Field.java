package io.muster.texts;

import io.muster.access.Route;

/**
 * What a request of a route says in one place.
 *
 * @param name as forms and addresses have it; in a document the path, as in {@code items[0].text}
 * @param type what it is read as
 */
record Field(Route route, Place place, String name, Class<?> type) {

  /** Where in a request a field stands. */
  enum Place {
    PATH,
    PARAMETER,
    DOCUMENT,
    FILE,
    HEADER
  }

  @Override
  public String toString() {
    return route + " " + name;
  }
}
