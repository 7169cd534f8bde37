package io.muster.exports.evidence;

import io.muster.shared.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code verify-package}: checks a package on a machine that need not have a portal, a database or
 * a network.
 */
public final class VerifyPackage {

  /** The word by which it is asked for. */
  public static final String WORD = "verify-package";

  private static final String KEY = "--key=";

  private VerifyPackage() {}

  /**
   * Does it.
   *
   * @param out where it tells what it found
   * @param arguments the file, and {@code --key=} with the portal's public key in PEM
   * @return an exit code of {@link Command}
   */
  public static int run(PrintStream out, String... arguments) {
    List<String> files = Arrays.stream(arguments).filter(a -> !a.startsWith("-")).toList();
    if (files.size() != 1) {
      out.println("Name one package: verify-package PACKAGE.zip --key=KEY.pem");
      return Command.FAILED;
    }
    try {
      PublicPem key = key(arguments);
      return tell(PackageCheck.of(Path.of(files.getFirst()), key), key != null, out);
    } catch (IOException | InvalidPathException unreadable) {
      out.println("The package could not be checked: " + unreadable.getMessage());
      return Command.FAILED;
    }
  }

  private static @Nullable PublicPem key(String... arguments) throws IOException {
    String named =
        Arrays.stream(arguments)
            .filter(a -> a.startsWith(KEY))
            .map(a -> a.substring(KEY.length()))
            .findFirst()
            .orElse(null);
    return named == null ? null : PublicPem.read(Files.readString(Path.of(named)));
  }

  private static int tell(PackageCheck.Checked checked, boolean ofPortal, PrintStream out) {
    JsonNode manifest = checked.manifest();
    if (manifest != null) {
      out.printf("Scope: %s%n", manifest.path("scope").asString(""));
      out.printf("As of %s, ", manifest.path("asOf").asString(""));
      out.printf("produced at %s ", manifest.path("producedAt").asString(""));
      out.printf("by %s%n", manifest.path("producedBy").asString(""));
    }
    out.println("SHA-256 of the key: " + checked.key().fingerprint());
    checked.problems().forEach(problem -> out.println("WRONG: " + problem));
    if (!checked.problems().isEmpty()) {
      return Command.FOUND;
    }
    out.printf("%d files are as they were signed.%n", manifest.path("members").size());
    if (!ofPortal) {
      out.println(
          "The key is the package's own: compare its SHA-256 with the one that the portal shows"
              + " at /reports/signing-key, or give the portal's with --key=KEY.pem.");
    }
    return Command.GOOD;
  }
}
