package io.muster.inventory;

import io.muster.shared.ContainerIds;

/**
 * A container's PID mode as {@code HostConfig.PidMode} says it. Empty is private; any text that is
 * not one of the three known forms is unknown and never passes.
 */
public sealed interface PidMode {

  /** A PID namespace of its own. */
  record Private() implements PidMode {
    @Override
    public String text() {
      return "";
    }
  }

  /** The host's PID namespace. */
  record Host() implements PidMode {
    @Override
    public String text() {
      return "host";
    }
  }

  /**
   * The PID namespace of another container on the same node.
   *
   * @param target that container's id, 64 hexadecimal digits
   */
  record Joined(String target) implements PidMode {
    @Override
    public String text() {
      return PREFIX + target;
    }
  }

  /**
   * Anything else.
   *
   * @param text as sent
   */
  record Unknown(String text) implements PidMode {}

  /** The mode as sent. */
  String text();

  String PREFIX = "container:";

  /** Reads the text of {@code HostConfig.PidMode}. */
  static PidMode of(String text) {
    if (text.isEmpty()) {
      return new Private();
    }
    if (text.equals("host")) {
      return new Host();
    }
    if (text.startsWith(PREFIX) && ContainerIds.isOne(text.substring(PREFIX.length()))) {
      return new Joined(text.substring(PREFIX.length()));
    }
    return new Unknown(text);
  }
}
