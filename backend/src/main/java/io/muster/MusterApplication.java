package io.muster;

import io.muster.database.EarlyServer;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the portal, or runs the command that is named. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MusterApplication {

  public static void main(String[] args) {
    Optional<String> command = CommandLine.word(args);
    if (command.isPresent()) {
      System.exit(CommandLine.run(command.get(), System.out, args));
    }
    var portal = new SpringApplication(MusterApplication.class);
    portal.addListeners(new EarlyServer());
    portal.run(args);
  }
}
