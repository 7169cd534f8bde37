package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTests {

  @ParameterizedTest(name = "of {0} MiB the server gets {1}")
  @CsvSource({"0, 128", "512, 128", "2048, 256", "4096, 512", "8192, 1024", "262144, 1024"})
  void theServerGetsAnEighthOfTheMemoryWithinBounds(long memory, long buffers) {
    assertThat(ServerSettings.buffers(memory)).isEqualTo(buffers);
  }
}
