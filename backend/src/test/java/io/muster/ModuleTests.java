package io.muster;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleTests {

  @Test
  void modulesDependOnlyOnWhatTheyDeclare() {
    ApplicationModules.of(MusterApplication.class).verify();
  }
}
