package io.muster.access;

/**
 * A route of the running application.
 *
 * @param method GET, POST and so on
 * @param pattern the path, with its variables in braces
 */
public record Route(String method, String pattern) implements Comparable<Route> {

  /** Reads {@code GET /clusters/{id}}. */
  public static Route parse(String words) {
    String[] parts = words.strip().split(" ", 2);
    if (parts.length != 2 || !parts[1].startsWith("/")) {
      throw new IllegalArgumentException("Write a route as `GET /path`, not: " + words);
    }
    return new Route(parts[0], parts[1]);
  }

  /** Whether it is one of the HTTP API. */
  public boolean ofApi() {
    return pattern.startsWith("/api/");
  }

  /** Whether it changes nothing. */
  public boolean reads() {
    return method.equals("GET");
  }

  @Override
  public int compareTo(Route other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
