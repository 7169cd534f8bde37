package io.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Guest;
import io.muster.testing.PortalProcess;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo as the README starts it: a process of its own in a working directory, with no home named
 * and nothing but the demo's own classes beside the portal's. It is started twice; what people do
 * with it is asked of the second start.
 */
class DemoDatabaseTests {

  private static final String MARKING = "UNCLASSIFIED // DEMO";
  private static final Pattern ACCOUNT = Pattern.compile("(?m)^ {2}(\\w+) +(\\S{20,}) {2}(.+)$");
  private static final List<String> DEMO = List.of("--spring.profiles.active=demo");

  @TempDir private static Path place;
  private static Path directory;
  private static Path classes;
  private static String firstLog;
  private static PortalProcess portal;

  @BeforeAll
  static void startTwice() throws IOException, InterruptedException {
    directory = Files.createDirectory(place.resolve("clone"));
    Files.createDirectories(directory.resolve("data/postgres"));
    classes = demoClasses();
    try (PortalProcess first = demo("first")) {
      first.started();
      scanned(first);
      firstLog = first.log();
      first.stop();
    }
    portal = demo("second").started();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (portal != null) {
      portal.stop();
    }
  }

  @Test
  void allThreeClustersAreThereOnceAndScanned() throws Exception {
    Map<String, String> fleet = scanned(portal);
    assertThat(fleet).containsOnlyKeys("harbor", "drydock", "skiff");
    assertThat(fleet).containsEntry("harbor", "Open").containsEntry("drydock", "Open");
  }

  @Test
  void eachOfTheCastSignsInOnceTheyAcceptedTheNotice() throws Exception {
    Map<String, String> passwords = passwords(portal.log());
    assertThat(passwords).containsOnlyKeys("iris", "marcus", "ada", "otis", "vera", "root");
    for (Map.Entry<String, String> account : passwords.entrySet()) {
      try (Guest guest = new Guest()) {
        guest.signInUnnoticed(portal.port(), account.getKey(), account.getValue());
        assertThat(signedIn(guest)).as(account.getKey() + ", unnoticed").isFalse();
        guest.signIn(portal.port(), account.getKey(), account.getValue());
        assertThat(signedIn(guest)).as(account.getKey()).isTrue();
      }
    }
  }

  private static boolean signedIn(Guest guest) throws Exception {
    return Jsoup.parse(guest.page(portal.port(), "/account")).selectFirst("form[action$=/sign-out]")
        != null;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/fleet", "/findings", "/exceptions", "/account"})
  void everyPageIsMarkedAsADemosAtTopAndBottom(String path) throws Exception {
    try (Guest vera = vera(portal)) {
      Document page = Jsoup.parse(vera.page(portal.port(), path));
      assertThat(page.select(".marking").eachText()).containsExactly(MARKING, MARKING);
    }
  }

  @Test
  void theSignInPageIsMarkedToo() throws Exception {
    try (Guest stranger = new Guest()) {
      assertThat(
              Jsoup.parse(stranger.page(portal.port(), "/sign-in")).select(".marking").eachText())
          .containsExactly(MARKING, MARKING);
    }
  }

  @Test
  void theSecondStartKnowsThePeopleOfTheFirst() throws Exception {
    assertThat(passwords(portal.log())).isEqualTo(passwords(firstLog)).isNotEmpty();
  }

  @Test
  void nobodyIsToldToMakeAFirstAdministrator() {
    assertThat(firstLog).doesNotContain("Muster has no account yet");
  }

  @Test
  void nothingButTheDemosOwnDirectoryIsWritten() throws IOException {
    try (Stream<Path> there = Files.list(directory)) {
      assertThat(there.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("data", "data-demo");
    }
    try (Stream<Path> data = Files.walk(directory.resolve("data"))) {
      assertThat(data)
          .containsExactly(directory.resolve("data"), directory.resolve("data/postgres"));
    }
  }

  @Test
  void theRealPortalDoesNotStartOnADemosHome() throws Exception {
    try (PortalProcess real = PortalProcess.on(directory.resolve("data-demo"), "real-on-demo")) {
      assertThat(real.ended()).isNotZero();
      assertThat(real.log()).contains("holds a demo's data").contains("MUSTER_HOME");
    }
  }

  @Test
  void theDemoDoesNotStartOnAHomeWithRealData() throws Exception {
    try (PortalProcess demo =
        PortalProcess.in(
            directory,
            "demo-on-real",
            classes,
            testClasses(),
            List.of(DEMO.getFirst(), "--muster.home=" + directory.resolve("data")))) {
      assertThat(demo.ended()).isNotZero();
      assertThat(demo.log()).contains("holds a real portal's data");
    }
    assertThat(directory.resolve("data/DEMO")).doesNotExist();
  }

  @Test
  void theDemoDoesNotStartOnAnotherDatabase() throws Exception {
    try (PortalProcess demo =
        PortalProcess.in(
            directory,
            "demo-elsewhere",
            classes,
            testClasses(),
            List.of(
                DEMO.getFirst(), "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/real"))) {
      assertThat(demo.ended()).isNotZero();
      assertThat(demo.log()).contains("The demo keeps to a database of its own");
    }
  }

  private static PortalProcess demo(String name) throws IOException {
    return PortalProcess.in(directory, name, classes, testClasses(), DEMO);
  }

  /** The verdict of each cluster, once all were scanned. */
  private static Map<String, String> scanned(PortalProcess portal)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    try (Guest vera = vera(portal)) {
      while (true) {
        Document fleet = Jsoup.parse(vera.page(portal.port(), "/fleet"));
        List<Element> rows = fleet.select("table.fleet tbody tr");
        if (rows.size() == 3 && rows.stream().noneMatch(r -> r.text().contains("Never scanned"))) {
          return rows.stream()
              .collect(
                  Collectors.toMap(
                      r -> r.selectFirst("th").text(), r -> r.selectFirst(".status").text()));
        }
        assertThat(Instant.now()).as("all are scanned: " + fleet.text()).isBefore(end);
        Thread.sleep(100);
      }
    }
  }

  private static Guest vera(PortalProcess portal) throws IOException, InterruptedException {
    Guest vera = new Guest();
    vera.signIn(portal.port(), "vera", awaited(portal).get("vera"));
    return vera;
  }

  /** The accounts are told a moment after the portal answers. */
  private static Map<String, String> awaited(PortalProcess portal)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!passwords(portal.log()).containsKey("root")) {
      assertThat(Instant.now()).as("the accounts are told").isBefore(end);
      Thread.sleep(50);
    }
    return passwords(portal.log());
  }

  private static Map<String, String> passwords(String log) {
    return ACCOUNT
        .matcher(log)
        .results()
        .collect(
            Collectors.toMap(
                r -> r.group(1), (MatchResult r) -> r.group(2), (a, b) -> b, TreeMap::new));
  }

  private static Path testClasses() {
    return Path.of("target", "test-classes").toAbsolutePath();
  }

  /** The classes that the pom puts beside the portal's for a demo, and no others. */
  private static Path demoClasses() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    int demo = pom.indexOf("<id>demo-classes</id>");
    String fileset = pom.substring(demo, pom.indexOf("</fileset>", demo));
    List<PathMatcher> included =
        Pattern.compile("<include name=\"([^\"]+)\"/>")
            .matcher(fileset)
            .results()
            .map(r -> FileSystems.getDefault().getPathMatcher("glob:" + r.group(1)))
            .toList();
    assertThat(included).as("the pom's demo").isNotEmpty();
    Path to = place.resolve("demo-classes");
    try (Stream<Path> files = Files.walk(testClasses())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path within = testClasses().relativize(file);
        if (included.stream().anyMatch(i -> i.matches(within))
            && !within.getFileName().toString().contains("Tests")) {
          Files.createDirectories(to.resolve(within).getParent());
          Files.copy(file, to.resolve(within));
        }
      }
    }
    return to;
  }
}
