package io.muster.testing;

import io.muster.database.TestServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * One real PostgreSQL server for all tests of a run, made the way the portal makes its own; every
 * application context gets a database of its own. As in production one role owns and migrates it,
 * and a lesser one runs the portal.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostgreSql {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A database that belongs to one application context. */
  record TestDatabase(String name) {}

  @Bean
  TestDatabase testDatabase() {
    String name = "muster_test_" + COUNT.incrementAndGet();
    TestServer.createDatabase(name);
    return new TestDatabase(name);
  }

  @Bean
  JdbcConnectionDetails applicationConnection(TestDatabase database) {
    return TestServer.asApplication(database.name());
  }

  @Bean
  FlywayConnectionDetails ownerConnection(TestDatabase database) {
    return TestServer.asOwner(database.name());
  }
}
