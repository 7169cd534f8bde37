package io.muster;

import io.muster.credentials.vault.NewKeyCommand;
import io.muster.exports.evidence.VerifyPackage;
import io.muster.shared.Command;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Runs one command instead of a portal: no web server, no scheduler, nothing that begins to work by
 * itself, and only those parts of the portal that the command needs.
 */
final class CommandLine {

  private static final List<String> WORDS = List.of("check", "rebuild", "new-key", "verify-audit");

  /** The words of those that work without the database, and what they consist of. */
  private static final Map<String, Class<?>> ALONE = Map.of("new-key", NewKeyCommand.class);

  /** The words of those that rewrite history, which the database lets its owner do alone. */
  private static final List<String> AS_OWNER = List.of("rebuild");

  private static final String USAGE =
      """
      Without a word the portal starts. Words:
        check     compare findings and posture with what they follow from, and tell the differences
        rebuild   write findings and posture anew where they differ; needs the owner of the database
        verify-audit   compute every hash of the audit log anew and compare it with its seals, and with one
                  kept outside: --muster.audit.head=NUMBER:HASH
        verify-package FILE [--key=PEM]
                  check an evidence package: signature, digests, nothing missing, nothing added
        ready     ask the portal on this machine over TLS whether it is ready, as a health check does
        new-key   put a new key-encryption key into the file that holds them
      Settings stand behind the word, as for the portal: --name=value.
      Exit codes: 0 all is well, 1 there are differences, 2 it could not be done.
      """;

  private CommandLine() {}

  /** The command that the arguments name, or nothing if they ask for the portal. */
  static Optional<String> word(String... arguments) {
    return Arrays.stream(arguments).filter(a -> !a.startsWith("-")).findFirst();
  }

  /** Runs a command and answers the exit code. */
  static int run(String word, PrintStream out, String... arguments) {
    if (word.equals(VerifyPackage.WORD)) {
      return VerifyPackage.run(
          out, Arrays.stream(arguments).filter(a -> !a.equals(word)).toArray(String[]::new));
    }
    if (word.equals(Ready.WORD)) {
      return Ready.run(out, Ready.port());
    }
    if (!WORDS.contains(word)) {
      out.print("There is no command \"" + word + "\".\n\n" + USAGE);
      return Command.FAILED;
    }
    try (ConfigurableApplicationContext context = start(word, arguments)) {
      return context.getBeansOfType(Command.class).values().stream()
          .filter(command -> command.word().equals(word))
          .findFirst()
          .orElseThrow()
          .run(out);
    } catch (RuntimeException failed) {
      // What kept the application from starting was told by its failure analysis.
      out.println("The command could not be done: " + failed.getMessage());
      return Command.FAILED;
    }
  }

  /** What a command works with. */
  static ConfigurableApplicationContext start(String word, String... arguments) {
    SpringApplication application =
        new SpringApplication(ALONE.getOrDefault(word, MusterApplication.class));
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    application.addInitializers(
        context ->
            context
                .getBeanFactory()
                .registerSingleton(
                    AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NothingStarts()));
    return application.run(settings(word, arguments));
  }

  private static String[] settings(String word, String... arguments) {
    List<String> settings = new ArrayList<>(List.of(arguments));
    settings.remove(word);
    settings.add("--db-scheduler.enabled=false");
    settings.add("--spring.main.banner-mode=off");
    settings.add("--logging.level.root=warn");
    settings.add("--logging.level.muster.audit=info");
    settings.add("--muster.database.as-owner=" + AS_OWNER.contains(word));
    return settings.toArray(String[]::new);
  }

  /** Keeps beats, watches and signals still. */
  private static final class NothingStarts implements LifecycleProcessor {

    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }
}
