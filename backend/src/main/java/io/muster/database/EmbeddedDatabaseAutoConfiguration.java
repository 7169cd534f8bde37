package io.muster.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * The embedded server, when nobody named a database by {@code spring.datasource.url}. Each bean
 * needs the one before, so Spring closes the pool first and the server last.
 */
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Conditional(NoDatabaseNamed.class)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
class EmbeddedDatabaseAutoConfiguration {

  private static final Logger LOG =
      LoggerFactory.getLogger(EmbeddedDatabaseAutoConfiguration.class);

  @Bean
  EmbeddedServer embeddedServer(Environment environment, ObjectProvider<EarlyServer> early) {
    EmbeddedServer server = early.getIfAvailable(EarlyServer::new).take(environment);
    LOG.info(
        "Embedded PostgreSQL on 127.0.0.1:{}, data under {}. An accredited site sets"
            + " spring.datasource.url to a PostgreSQL of its own.",
        server.port(),
        EmbeddedServer.home(environment).toAbsolutePath().normalize());
    return server;
  }

  @Bean
  JdbcConnectionDetails applicationConnection(EmbeddedServer server) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return Roles.APPLICATION;
      }

      @Override
      public String getPassword() {
        return server.passwords().application();
      }

      @Override
      public String getJdbcUrl() {
        return server.url();
      }
    };
  }

  @Bean
  FlywayConnectionDetails ownerConnection(EmbeddedServer server) {
    return new FlywayConnectionDetails() {
      @Override
      public String getUsername() {
        return Roles.OWNER;
      }

      @Override
      public String getPassword() {
        return server.passwords().owner();
      }

      @Override
      public String getJdbcUrl() {
        return server.url();
      }
    };
  }
}
