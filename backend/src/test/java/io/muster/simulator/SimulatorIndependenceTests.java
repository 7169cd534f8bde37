package io.muster.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class SimulatorIndependenceTests {

  @Test
  void theSimulatorSharesNoCodeWithThePortalNorWithItsDockerClient() {
    var simulator = new ClassFileImporter().importPackages("io.muster.simulator");
    noClasses()
        .should()
        .dependOnClassesThat(
            new com.tngtech.archunit.base.DescribedPredicate<>("are the portal's or a client's") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaClass used) {
                String place = used.getPackageName();
                return place.startsWith("com.github.dockerjava")
                    || place.startsWith("tools.jackson")
                    || place.startsWith("org.springframework")
                    || (place.startsWith("io.muster")
                        && !place.startsWith("io.muster.simulator")
                        && !place.startsWith("io.muster.testing"));
              }
            })
        .check(simulator);
  }
}
