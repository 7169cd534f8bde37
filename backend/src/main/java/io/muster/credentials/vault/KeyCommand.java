package io.muster.credentials.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the command that answers with the key-encryption keys, such as the client of a key store. It
 * is split at blanks and started without a shell.
 */
final class KeyCommand {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 16 << 10;

  private KeyCommand() {}

  /**
   * What it writes to its standard output. What it says to its standard error is thrown away: it
   * may hold a secret.
   *
   * @throws KekTrouble if it cannot be started, fails, or does not end within 30 seconds
   */
  static byte[] output(String command) {
    Process process;
    try {
      process =
          new ProcessBuilder(command.split("\\s+"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException unstartable) {
      throw trouble("cannot be started");
    }
    AtomicBoolean late = new AtomicBoolean();
    Thread watch = Thread.ofVirtual().start(() -> endLate(process, late));
    byte[] text = {};
    try (InputStream output = process.getInputStream()) {
      process.getOutputStream().close();
      text = output.readNBytes(MOST_BYTES);
      int code = process.waitFor();
      if (late.get() || code != 0) {
        Arrays.fill(text, (byte) 0);
        throw trouble(
            late.get() ? "did not end within 30 seconds" : "failed with exit code " + code);
      }
      return text;
    } catch (IOException unreadable) {
      throw trouble("gave an output that cannot be read");
    } catch (InterruptedException hurried) {
      Arrays.fill(text, (byte) 0);
      Thread.currentThread().interrupt();
      throw trouble("was interrupted");
    } finally {
      process.destroyForcibly();
      watch.interrupt();
    }
  }

  private static void endLate(Process process, AtomicBoolean late) {
    try {
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        late.set(true);
        process.destroyForcibly();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static KekTrouble trouble(String what) {
    return new KekTrouble(
        "The command of muster.kek.command " + what + ".",
        "Run it by hand as the portal's account: it must write each key, 32 bytes in Base64, on a"
            + " line of its standard output and end with 0. It is started without a shell.");
  }
}
