package io.muster.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** True as long as nobody named a database by {@code spring.datasource.url}. */
class NoDatabaseNamed extends NoneNestedConditions {

  NoDatabaseNamed() {
    super(ConfigurationPhase.REGISTER_BEAN);
  }

  @ConditionalOnProperty("spring.datasource.url")
  static class Named {}
}
