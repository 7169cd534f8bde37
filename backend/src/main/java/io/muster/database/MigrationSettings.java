package io.muster.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Flyway migrates: strictly, and with the name of the role that will run the portal. */
@Configuration(proxyBeanMethods = false)
class MigrationSettings {

  /**
   * Tells {@code afterMigrate.sql} whom to grant what, and refuses a database that knows migrations
   * which this portal does not (by default Flyway lets those pass).
   */
  @Bean
  FlywayConfigurationCustomizer strictMigration(JdbcConnectionDetails application) {
    return configuration -> {
      Map<String, String> placeholders = new HashMap<>(configuration.getPlaceholders());
      placeholders.put(
          "application_role", Objects.requireNonNullElse(application.getUsername(), ""));
      configuration.placeholders(placeholders).ignoreMigrationPatterns(new String[0]);
    };
  }
}
