package io.muster.benchmark.fleet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be asked of a cluster of the fleet. */
public enum RequestKind {
  INFO("/info"),
  VERSION("/version"),
  NODES("/nodes"),
  PLUGINS("/plugins"),
  LIST("/containers/json?all=true"),
  LITERAL("/containers/json?filters=%7B%22label%22%3A%5B%22com.docker.ucp.version%22%5D%7D"),
  INSPECT(null),
  OTHER(null);

  private final @Nullable String path;

  RequestKind(@Nullable String path) {
    this.path = path;
  }

  /** The path with its query, or null if there are several. */
  public @Nullable String path() {
    return path;
  }

  static RequestKind of(String asked) {
    return Arrays.stream(values())
        .filter(kind -> asked.equals(kind.path))
        .findFirst()
        .orElse(asked.startsWith("/containers/") && asked.endsWith("/json") ? INSPECT : OTHER);
  }
}
