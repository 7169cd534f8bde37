package io.muster.connection;

/** What a cluster told of its containers while somebody listened. */
public sealed interface ContainerEvent {

  /**
   * A container was created, started or renamed.
   *
   * @param id 64 hexadecimal digits
   */
  record Happened(Action action, String id) implements ContainerEvent {}

  /**
   * Something was told that could not be read: too long a line, no JSON, no valid id. What it was
   * about is not known.
   */
  record Unread() implements ContainerEvent {}

  /** What happened to a container. */
  enum Action {
    CREATE,
    START,
    RENAME
  }
}
