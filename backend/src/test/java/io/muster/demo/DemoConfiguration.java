package io.muster.demo;

import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Starts the demo with the portal. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

  private static final Actor DEMO = Actor.portal("demo");

  @Bean
  static BeanFactoryPostProcessor onlyADatabaseOfItsOwn(Environment environment) {
    return beans -> {
      if (environment.containsProperty("spring.datasource.url")) {
        throw new IllegalStateException(
            "The demo keeps to a database of its own: start it without spring.datasource.url.");
      }
    };
  }

  /** Asks for the database, because opening it is what claims the directory for a demo. */
  @Bean
  SimulatedFleet simulatedFleet(@Value("${muster.home}") Path directory, DataSource database) {
    return new SimulatedFleet(new DemoHome(directory));
  }

  /** Before the portal looks whether it has an account: a demo needs no code for the first. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ApplicationRunner demoPeople(SimulatedFleet simulated, AccountManagement accounts) {
    return _ -> new DemoPeople(simulated.home(), accounts).arrive(DEMO);
  }

  /** When all is ready, and after the portal has closed what scans the last run left open. */
  @Bean
  ApplicationListener<AvailabilityChangeEvent<ReadinessState>> demo(
      SimulatedFleet simulated, DemoFleet fleet) {
    return change -> {
      if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
        simulated.forEach((name, simulator) -> fleet.join(DEMO, name, simulator));
      }
    };
  }
}
