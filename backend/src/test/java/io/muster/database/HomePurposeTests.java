package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class HomePurposeTests {

  private static final MockEnvironment REAL = new MockEnvironment();
  private static final MockEnvironment DEMO = new MockEnvironment();

  static {
    DEMO.setActiveProfiles("demo");
  }

  @TempDir private Path home;

  @Test
  void aDemoMarksItsHomeAndComesBackToIt() throws IOException {
    HomePurpose.check(home, DEMO);
    Files.createDirectory(home.resolve("postgres"));
    assertThat(home.resolve("DEMO")).exists();
    assertThatCode(() -> HomePurpose.check(home, DEMO)).doesNotThrowAnyException();
  }

  @Test
  void aDemoDoesNotTouchRealData() throws IOException {
    HomePurpose.check(home, REAL);
    Files.createDirectory(home.resolve("postgres"));
    assertThatThrownBy(() -> HomePurpose.check(home, DEMO))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("real portal's data");
    assertThat(home.resolve("DEMO")).doesNotExist();
  }

  @Test
  void aRealPortalDoesNotShowADemosData() {
    HomePurpose.check(home, DEMO);
    assertThatThrownBy(() -> HomePurpose.check(home, REAL))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("demo's data");
  }
}
