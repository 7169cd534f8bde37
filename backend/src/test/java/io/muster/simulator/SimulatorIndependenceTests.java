package io.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatorIndependenceTests {

  private static final String ALLOWED =
      "\\[*L?(java|javax|io/muster/(simulator|testing/(pki|engine))|org/jspecify)/.*";

  @Test
  void theSimulatorSharesNoCodeWithThePortalNorWithItsLibraries() throws Exception {
    Set<String> used = classesUsed();
    assertThat(used).contains("io/muster/testing/pki/Issued", "javax/net/ssl/SSLSocket");
    assertThat(used).allMatch(name -> name.matches(ALLOWED) || name.matches("\\[+[BCDFIJSZ]"));
  }

  private static Set<String> classesUsed() throws IOException, URISyntaxException {
    Path here = Path.of(Simulator.class.getResource("Simulator.class").toURI()).getParent();
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(here)) {
      for (Path file : files.filter(SimulatorIndependenceTests::isOfTheSimulator).toList()) {
        for (var entry : ClassFile.of().parse(file).constantPool()) {
          if (entry instanceof ClassEntry named) {
            used.add(named.asInternalName());
          }
        }
      }
    }
    return used;
  }

  private static boolean isOfTheSimulator(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class")
        && !name.matches(".*Tests([$].*)?[.]class")
        && !name.matches("(ApiContract|ApiTarget|LifeContract|FactProbe).*");
  }
}
