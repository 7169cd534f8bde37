package io.muster.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** True as long as nobody named a database by {@code spring.datasource.url}. */
final class NoDatabaseNamed implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return in(context.getEnvironment());
  }

  /** Whether the settings name none. */
  static boolean in(Environment environment) {
    return !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
  }
}
