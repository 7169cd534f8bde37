package io.muster.exceptions;

import io.muster.inventory.ContainerFacts;
import java.util.List;
import java.util.Locale;

/**
 * A fact of a container as it was frozen and as it is now.
 *
 * @param fact what it is, in words
 */
public record FactDifference(String fact, String was, String is) {

  /** The fact without how it is told: "command" for "Command, SHA-256". */
  public String name() {
    return fact.split(",", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** Whether it differs. */
  public boolean changed() {
    return !was.equals(is);
  }

  /** Everything the fingerprint is made of, and the image's name as claimed, fact by fact. */
  public static List<FactDifference> between(ContainerFacts was, ContainerFacts is) {
    return List.of(
        new FactDifference("Image id", was.imageId(), is.imageId()),
        new FactDifference("Image, as claimed", was.image(), is.image()),
        new FactDifference("Entrypoint, first word", was.entrypointWord(), is.entrypointWord()),
        new FactDifference("Entrypoint, SHA-256", was.entrypointDigest(), is.entrypointDigest()),
        new FactDifference("Command, first word", was.commandWord(), is.commandWord()),
        new FactDifference("Command, SHA-256", was.commandDigest(), is.commandDigest()),
        new FactDifference("User", was.user(), is.user()),
        new FactDifference("Privileged", word(was.privileged()), word(is.privileged())),
        new FactDifference(
            "Added capabilities", list(was.addedCapabilities()), list(is.addedCapabilities())),
        new FactDifference("Mounts", list(was.mounts()), list(is.mounts())),
        new FactDifference("PID mode", was.pidMode().text(), is.pidMode().text()));
  }

  private static String word(boolean yes) {
    return yes ? "yes" : "no";
  }

  private static String list(List<String> some) {
    return some.isEmpty() ? "none" : String.join(", ", some);
  }
}
