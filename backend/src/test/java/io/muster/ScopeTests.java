package io.muster;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.muster.identity.Scope;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Repository;

/**
 * What a repository offers to other modules and answers with rows takes a {@link Scope}: rows
 * outside it do not exist for the viewer. The few reads that need none are named here, with the
 * reason.
 */
class ScopeTests {

  private static final String PUBLIC = "STIGs and CCIs are public documents of no boundary";
  private static final String WITHIN = "takes what a read with a scope gave";
  private static final String PIPELINE =
      "facts for the portal's own scan, or of a cluster that a read with a scope gave";
  private static final String SETTINGS = "settings hold no fact about a cluster";

  private static final String HASHES = "numbers and hashes of the whole log";

  private static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry("Benchmarks.document", PUBLIC),
          Map.entry("Benchmarks.get", PUBLIC),
          Map.entry("Benchmarks.inEffectAt", PUBLIC),
          Map.entry("Benchmarks.list", PUBLIC),
          Map.entry("Controls.ccisOf", PUBLIC),
          Map.entry("Controls.definition", PUBLIC),
          Map.entry("Controls.lists", PUBLIC),
          Map.entry("Controls.named", PUBLIC),
          Map.entry("Controls.of", PUBLIC),
          Map.entry("Controls.revision", PUBLIC),
          Map.entry("Rules.count", PUBLIC),
          Map.entry("Rules.find", PUBLIC),
          Map.entry("Rules.history", PUBLIC),
          Map.entry("Rules.rulesOf", PUBLIC),
          Map.entry("Rules.search", PUBLIC),
          Map.entry("Boundaries.policyAt", SETTINGS),
          Map.entry("Boundaries.policyOf", SETTINGS),
          Map.entry("PastEvaluations.of", PIPELINE),
          Map.entry("RememberedContainers.chain", PIPELINE),
          Map.entry("RememberedContainers.lastRead", PIPELINE),
          Map.entry("RememberedContainers.present", PIPELINE),
          Map.entry("RememberedContainers.readBy", PIPELINE),
          Map.entry("RememberedNodes.at", PIPELINE),
          Map.entry("RememberedNodes.known", PIPELINE),
          Map.entry("Seals.all", HASHES),
          Map.entry("Seals.last", HASHES),
          Map.entry("Circuits.of", WITHIN),
          Map.entry("ContainerNames.of", WITHIN),
          Map.entry("PlannedRuns.missed", WITHIN),
          Map.entry("PlannedRuns.next", WITHIN),
          Map.entry("ScanStages.of", WITHIN),
          Map.entry("ScannedContainers.count", WITHIN),
          Map.entry("ScannedContainers.list", WITHIN));

  private static final JavaClasses PORTAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.muster");

  @Test
  void everyReadThatOthersMayCallTakesAScopeOrIsNamedWithAReason() {
    Set<String> without =
        reads().filter(m -> !takesScope(m)).map(ScopeTests::named).collect(toSet());
    assertThat(without).isSubsetOf(WITHOUT.keySet());
  }

  @Test
  void whatIsNamedIsThereAndReallyTakesNone() {
    Set<String> without =
        reads().filter(m -> !takesScope(m)).map(ScopeTests::named).collect(toSet());
    assertThat(WITHOUT.keySet()).isSubsetOf(without);
  }

  @Test
  void theRepositoriesAreFound() {
    assertThat(reads().filter(ScopeTests::takesScope).count()).isGreaterThan(60);
  }

  private static Stream<JavaMethod> reads() {
    return PORTAL.stream()
        .filter(c -> c.isAnnotatedWith(Repository.class))
        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(c -> c.getMethods().stream())
        .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(m -> !m.getModifiers().contains(JavaModifier.STATIC))
        .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(m -> !m.getRawReturnType().isEquivalentTo(void.class));
  }

  private static boolean takesScope(JavaMethod method) {
    return method.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Scope.class));
  }

  private static String named(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }
}
