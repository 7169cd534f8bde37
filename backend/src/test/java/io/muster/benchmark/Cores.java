package io.muster.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps processes to processors of their own, where the machine lets it. */
enum Cores {
  /**
   * The portal with its database, and the reference client when it is the portal's turn to wait.
   */
  MEASURED("0"),
  /** The simulated fleet. */
  SIMULATED("1"),
  /** Whatever may use all there are. */
  ANY("");

  private static final boolean CAN_PIN = canPin();

  private final String number;

  Cores(String number) {
    this.number = number;
  }

  /** The command, kept to this processor if possible. */
  List<String> pinned(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (CAN_PIN && !number.isEmpty()) {
      whole.addAll(List.of("taskset", "-c", number));
    }
    whole.addAll(command);
    return whole;
  }

  /** One sentence on who runs where. */
  static String sentence() {
    return CAN_PIN
        ? "The fleet is a process of its own on processor 1; the portal with its database, and the"
            + " reference client, are processes on processor 0."
        : "The fleet, the portal and the reference client are processes of their own. They could"
            + " not be kept to processors of their own, so they took from each other.";
  }

  private static boolean canPin() {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      return false;
    }
    try {
      Process tried =
          new ProcessBuilder("taskset", "-c", "1", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return tried.waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
