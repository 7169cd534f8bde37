package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The environment's word for a break-glass account. */
class BreakGlassNamedTests {

  @TempDir Path files;

  /** Dashes as underscores, or left out, as with every setting. */
  @ParameterizedTest
  @ValueSource(strings = {"MUSTER_BREAK_GLASS_", "MUSTER_BREAKGLASS_"})
  void theEnvironmentNamesIt(String begin) {
    BreakGlassNamed named =
        from(Map.of(begin + "USERNAME", "hammer", begin + "PASSWORD", "sealed in an envelope"));
    assertThat(named.named()).isTrue();
    assertThat(named.username()).isEqualTo("hammer");
    assertThat(named.secret()).isEqualTo("sealed in an envelope");
    assertThat(named.email()).isEqualTo("break-glass@localhost");
    assertThat(named.toString()).doesNotContain("sealed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sealed in an envelope", "sealed in an envelope\n", "sealed in an envelope\r\n"})
  void aFileHoldsThePasswordWithALineEndOrWithout(String content) throws Exception {
    Path file = Files.writeString(files.resolve("password"), content);
    BreakGlassNamed named =
        from(
            Map.of(
                "MUSTER_BREAK_GLASS_USERNAME",
                "hammer",
                "MUSTER_BREAK_GLASS_PASSWORD_FILE",
                file.toString()));
    assertThat(named.named()).isTrue();
    assertThat(named.secret()).isEqualTo("sealed in an envelope");
  }

  @Test
  void aFileThatCannotBeReadIsSaidWithWhatToDo() {
    BreakGlassNamed named = new BreakGlassNamed("hammer", "a@b", null, files.resolve("not there"));
    assertThatThrownBy(named::secret)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("not there");
  }

  @Test
  void oneOfTheTwoAloneNamesNobody() {
    assertThat(from(Map.of("MUSTER_BREAK_GLASS_USERNAME", "hammer")).half()).isTrue();
    assertThat(from(Map.of("MUSTER_BREAK_GLASS_PASSWORD", "sealed")).half()).isTrue();
    BreakGlassNamed nothing =
        from(Map.of("MUSTER_BREAK_GLASS_USERNAME", " ", "MUSTER_BREAK_GLASS_PASSWORD", ""));
    assertThat(nothing.named()).isFalse();
    assertThat(nothing.half()).isFalse();
  }

  @Test
  void thePasswordStandsInOnePlace() {
    assertThatThrownBy(() -> new BreakGlassNamed("hammer", "a@b", "sealed", Path.of("/x")))
        .hasMessageContaining("not both")
        .hasMessageNotContaining("sealed");
  }

  private static BreakGlassNamed from(Map<String, Object> environment) {
    StandardEnvironment all = new StandardEnvironment();
    all.getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
    ConfigurationPropertySources.attach(all);
    return Binder.get(all).bindOrCreate("muster.break-glass", BreakGlassNamed.class);
  }
}
