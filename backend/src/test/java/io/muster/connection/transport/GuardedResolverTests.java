package io.muster.connection.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.EndpointRule;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void whatANameLeadsToIsCheckedAnewForEachConnection() throws UnknownHostException {
    AtomicBoolean refused = new AtomicBoolean();
    GuardedResolver resolver = new GuardedResolver(address -> refused.get(), PATIENCE);
    assertThat(resolver.resolve("127.0.0.1")).hasSize(1);
    refused.set(true);
    assertThatThrownBy(() -> resolver.resolve("127.0.0.1")).isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "2852039166",
        "169.16689662",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "fe80::1",
        "0.0.0.0"
      })
  void noSpellingThatGetsAsFarAsTheResolverLeadsToAMetadataService(String host) {
    GuardedResolver resolver = new GuardedResolver(EndpointRule::refusesAddress, PATIENCE);
    assertThatThrownBy(() -> resolver.resolve(host)).isInstanceOf(AddressRefused.class);
  }
}
