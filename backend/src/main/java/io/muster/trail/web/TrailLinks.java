package io.muster.trail.web;

import io.muster.identity.Actor;
import io.muster.trail.TrailAccess;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is led to the audit log by the header of every page. */
@Configuration(proxyBeanMethods = false)
class TrailLinks {

  @Bean
  Predicate<Actor> readsAudit() {
    return TrailAccess::reads;
  }
}
