package io.muster.credentials;

import io.muster.clusters.ClusterManagement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Registers clusters at another time than now, so that a bundle can have ended since. */
public final class Registering {

  private Registering() {}

  /** As if it were that instant. */
  public static RegisterCluster at(Instant instant, ApplicationContext portal) {
    return new RegisterCluster(
        portal.getBean(ClusterManagement.class),
        portal.getBean(BundleManagement.class),
        portal.getBean(Intake.class),
        portal.getBean(PlatformTransactionManager.class),
        Clock.fixed(instant, ZoneOffset.UTC));
  }
}
