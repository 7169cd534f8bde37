package io.muster.database;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets a command, never a portal, work as the role that owns the schema: the one that migrates. Of
 * a database with one user for both, that is the same one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("muster.database.as-owner")
class OwnersConnection {

  @Bean
  static BeanPostProcessor poolOfTheOwner(ObjectProvider<FlywayConnectionDetails> owner) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcConnectionDetails application
            ? new AsOwner(application, owner)
            : bean;
      }
    };
  }

  private record AsOwner(
      JdbcConnectionDetails application, ObjectProvider<FlywayConnectionDetails> migrating)
      implements JdbcConnectionDetails {

    @Override
    public @Nullable String getUsername() {
      FlywayConnectionDetails owner = owner();
      return owner == null ? application.getUsername() : owner.getUsername();
    }

    @Override
    public @Nullable String getPassword() {
      FlywayConnectionDetails owner = owner();
      return owner == null ? application.getPassword() : owner.getPassword();
    }

    @Override
    public String getJdbcUrl() {
      return application.getJdbcUrl();
    }

    private @Nullable FlywayConnectionDetails owner() {
      FlywayConnectionDetails owner = migrating.getIfAvailable();
      return owner == null || owner.getUsername() == null ? null : owner;
    }
  }
}
