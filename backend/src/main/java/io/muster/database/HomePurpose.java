package io.muster.database;

import io.muster.shared.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * A home holds real data or a demo's, for ever: simulated clusters must never stand beside real
 * ones.
 */
final class HomePurpose {

  private static final String MARKER = "DEMO";

  private HomePurpose() {}

  /**
   * Marks a new home of a demo, and refuses one that was begun for the other purpose.
   *
   * @throws CannotStart if the home is not for what is started
   */
  static void check(Path home, Environment environment) {
    boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
    boolean marked = Files.exists(home.resolve(MARKER));
    boolean used = Files.exists(home.resolve("postgres"));
    Path shown = home.toAbsolutePath().normalize();
    if (marked && !demo) {
      throw new CannotStart(
          "The directory " + shown + " holds a demo's data.",
          "Give the portal another directory by MUSTER_HOME.");
    }
    if (demo && used && !marked) {
      throw new CannotStart(
          "The directory " + shown + " holds a real portal's data, which a demo must not touch.",
          "Give the demo another directory by MUSTER_HOME, or none: it takes ./data-demo.");
    }
    if (demo && !marked) {
      OwnerOnly.directory(home);
      OwnerOnly.write(home.resolve(MARKER), "Simulated clusters only. May be deleted.\n");
    }
  }
}
