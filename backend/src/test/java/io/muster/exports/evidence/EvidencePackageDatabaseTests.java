package io.muster.exports.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.credentials.SigningKeys;
import io.muster.exceptions.Act;
import io.muster.exceptions.Attachments;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exports.Moment;
import io.muster.exports.Selection;
import io.muster.identity.Scope;
import io.muster.identity.TokenScope;
import io.muster.posture.FleetFilter;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.shared.Digest;
import io.muster.shared.NotFound;
import io.muster.testing.BusyBoundary;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Evidence packages: checked by the tools that README.txt names, and by Muster's own command. */
@PortalTest
class EvidencePackageDatabaseTests {

  @TempDir Path folder;
  @Autowired MockMvc browser;
  @Autowired EvidencePackages packages;
  @Autowired SigningKeys keys;
  @Autowired BusyBoundary busy;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired Attachments attachments;
  @Autowired ScansByHand scans;
  @Autowired Clock clock;

  private Boundary boundary;

  @BeforeEach
  void everyVerdictAndEveryState() {
    boundary = busy.named("yard-" + UUID.randomUUID());
  }

  @Test
  void theCommandsOfTheReadmeHoldAndFindEachChange() throws Exception {
    Unpacked good = unpacked(now());
    List<String> commands = good.commands();
    assertThat(commands).hasSize(4);
    good.into(folder);

    assertThat(Unpacked.run(folder, commands.get(0)).text()).isEqualTo("Verified OK\n");
    assertThat(Unpacked.run(folder, commands.get(1)).text()).isEqualTo("Verified OK\n");
    assertThat(holds(commands)).isTrue();
    assertThat(
            Unpacked.run(folder, "openssl pkey -pubin -in signing-key.pem -outform DER | sha256sum")
                .text())
        .startsWith(keys.current().fingerprint());

    Random random = new Random(20261128);
    for (Map.Entry<String, byte[]> file : good.files.entrySet()) {
      Path place = folder.resolve(file.getKey());
      Files.write(place, flipped(file.getValue(), random));
      assertThat(holds(commands)).as("one byte of %s changed", file.getKey()).isFalse();
      Files.delete(place);
      assertThat(holds(commands)).as("%s dropped", file.getKey()).isFalse();
      Files.write(place, file.getValue());
    }
    Path added = folder.resolve("clusters/added.json");
    Files.writeString(added, "{}");
    assertThat(holds(commands)).as("a file added").isFalse();
    Files.delete(added);
    assertThat(holds(commands)).as("all as it was").isTrue();
  }

  @Test
  void theCommandOfMusterFindsEachChange() throws Exception {
    byte[] zip = zip(now());
    Path key = Files.writeString(folder.resolve("key.pem"), keys.current().pem());
    assertThat(told(zip)).contains("files are as they were signed", "compare its SHA-256");
    assertThat(told(zip, "--key=" + key))
        .contains("as they were signed", "Scope: Boundary " + boundary.name())
        .contains("As of ", keys.current().fingerprint())
        .doesNotContain("compare its SHA-256");

    Random random = new Random(20261128);
    for (String name : Unpacked.of(zip).files.keySet()) {
      Unpacked changed = Unpacked.of(zip);
      changed.files.put(name, flipped(changed.files.get(name), random));
      assertThat(told(changed.zipped(), "--key=" + key)).as(name).contains(wrong(name));
      changed.files.remove(name);
      assertThat(told(changed.zipped(), "--key=" + key)).as(name).contains("is missing");
    }
    Unpacked added = Unpacked.of(zip);
    added.files.put("clusters/added.json", new byte[2]);
    assertThat(told(added.zipped())).contains("WRONG: clusters/added.json was added");
  }

  @Test
  void whateverByteOfTheZipChangesTheContentIsTheSameOrTheChangeIsFound() throws Exception {
    byte[] zip = zip(now());
    Map<String, String> good = digests(zip);
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] changed = flipped(zip, random);
      if (told(changed).contains("as they were signed")) {
        assertThat(digests(changed)).isEqualTo(good);
      }
    }
  }

  @Test
  void anotherPortalsSignatureIsFound() throws Exception {
    byte[] zip = zip(now());
    Path other = folder.resolve("other.pem");
    assertThat(
            Unpacked.run(
                    folder,
                    "openssl ecparam -name prime256v1 -genkey -noout -out other.key && openssl ec"
                        + " -in other.key -pubout -out other.pem")
                .status())
        .isZero();
    assertThat(told(zip, "--key=" + other)).contains("WRONG: manifest.json is not what was signed");

    Unpacked forged = Unpacked.of(zip);
    forged.files.put("signing-key.pem", Files.readAllBytes(other));
    forged.into(folder);
    assertThat(
            Unpacked.run(
                    folder,
                    "sha256sum $(cut -c67- SHA256SUMS | grep -v manifest) > sums;"
                        + " sha256sum manifest.json >> sums; mv sums SHA256SUMS;"
                        + " for f in manifest.json SHA256SUMS; do openssl dgst -sha256 -sign"
                        + " other.key -out $f.sig $f; done; rm other.key other.pem")
                .status())
        .isZero();
    forged.files.replaceAll((name, content) -> read(folder.resolve(name)));
    Path key = Files.writeString(folder.resolve("key.pem"), keys.current().pem());
    assertThat(told(forged.zipped(), "--key=" + key)).contains("WRONG: manifest.json is not what");
  }

  @Test
  void twoOfTheSameInstantDifferInWhenTheyWereProducedOnly() throws Exception {
    Instant then = clock.instant();
    Moment first = new Moment(then, then.plusSeconds(60));
    byte[] zip = zip(first);
    Unpacked one = Unpacked.of(zip);
    scans.of(fleet.clusterIn(boundary, "later"), Seen.on("w1").host("w1", "debug"));
    Unpacked later = unpacked(new Moment(then, then.plusSeconds(120)));

    assertThat(later.files.keySet()).containsExactlyElementsOf(one.files.keySet());
    for (String name : one.files.keySet()) {
      if (name.endsWith(".json") && !name.equals("manifest.json") && !name.contains("oscal")) {
        assertThat(later.text(name)).as(name).isEqualTo(one.text(name));
      } else if (name.matches(".*\\.(csv|json|txt|ckl|cklb|xml)")
          && !name.equals("manifest.json")) {
        assertThat(undated(later.text(name), then.plusSeconds(120)))
            .as(name)
            .isEqualTo(undated(one.text(name), then.plusSeconds(60)));
      }
    }
    assertThat(times(zip)).hasSizeGreaterThan(30).containsOnly(times(zip).getFirst());
  }

  @Test
  void whatHappensLaterAltersNothingOfThePast() throws Exception {
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    Cluster barge = fleet.clusterIn(boundary, "barge");
    scans.of(barge, Seen.on("w1").systemHost("w1", "relay").apart("w1", "web"));
    ExceptionRequest request =
        requests.approved(
            iris,
            marcus,
            ada,
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "relay"));
    Moment moment = now();
    Unpacked before = unpacked(moment);
    requests.does(ada, Act.REVOKE, request);
    scans.of(
        barge,
        Seen.on("w1", "w2").apart("w1", "relay").bearing(Seen.id("anew")).unread("w2", "web"));
    Unpacked after = unpacked(moment);

    assertThat(before.files.keySet()).contains("exceptions/" + request.number() + ".json");
    before.files.keySet().stream()
        .filter(n -> n.startsWith("exceptions/") || n.startsWith("clusters/"))
        .forEach(n -> assertThat(after.text(n)).as(n).isEqualTo(before.text(n)));
    assertThat(JsonPath.<String>read(unpacked(now()).text(file(request)), "$.state"))
        .isEqualTo("REVOKED");
  }

  @Test
  void theFactsAreThoseThatWereRead() throws Exception {
    Unpacked all = unpacked(now());
    String harbor = all.named("/inventory.json", "clusters/harbor");
    String agent = "$.containers[?(@.name=='agent')]";
    assertThat(JsonPath.<List<String>>read(harbor, agent + ".facts.imageId"))
        .containsExactly(Seen.id("image busybox:1.36"));
    assertThat(JsonPath.<List<String>>read(harbor, agent + ".pidMode")).containsExactly("host");
    assertThat(JsonPath.<List<Boolean>>read(harbor, agent + ".system")).containsExactly(true);
    assertThat(harbor).doesNotContain("inspectedAt");

    String lighter = all.named("/inventory.json", "clusters/lighter");
    assertThat(JsonPath.<List<Object>>read(lighter, "$.containers[?(@.name=='web')].facts"))
        .containsOnlyNulls();
    assertThat(JsonPath.<List<Object>>read(lighter, "$.containers[?(@.name=='web')].pidMode"))
        .as("what was not read is not private")
        .containsOnlyNulls();
    String facts = all.named("/facts.json", "clusters/lighter");
    assertThat(JsonPath.<List<String>>read(facts, "$.nodes[?(@.hostname=='w2')].unread"))
        .containsExactly("NODE_DOWN");
    assertThat(JsonPath.<Object>read(facts, "$.standing.raw")).as("not read is not 0").isNull();
    assertThat(all.files.keySet())
        .as("skiff was never scanned")
        .noneMatch(n -> n.matches("clusters/skiff-.*/(inventory|evidence).*"))
        .anyMatch(n -> n.matches("clusters/skiff-.*/facts.json"));
    assertThat(all.named("/evidence-full.txt", "clusters/harbor"))
        .contains("Container Name: ", "PidMode: host");
  }

  @Test
  void aDecisionIsToldWithItsStepsTermEvidenceAndAttachments() throws Exception {
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    byte[] memo = "memo of the AO\n".getBytes(StandardCharsets.UTF_8);
    ExceptionRequest draft =
        requests.draft(iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    attachments.add(iris.actor(), draft.id(), "memo.txt", memo);
    requests.submits(iris, draft);
    requests.does(marcus, Act.ENDORSE, draft);
    requests.does(ada, Act.APPROVE, draft);
    String told = unpacked(now()).text(file(draft));

    assertThat(JsonPath.<List<String>>read(told, "$.steps[*].act"))
        .containsExactly("WRITE", "EDIT", "SUBMIT", "ENDORSE", "APPROVE");
    assertThat(JsonPath.<List<String>>read(told, "$.steps[*].username")).contains(ada.username());
    assertThat(JsonPath.<List<String>>read(told, "$.evidence.containers[*].name"))
        .contains("agent");
    assertThat(JsonPath.<String>read(told, "$.evidence.sha256"))
        .isEqualTo(JsonPath.<String>read(told, "$.steps[4].evidenceSha256"));
    assertThat(JsonPath.<List<String>>read(told, "$.term.fingerprints")).isNotEmpty();
    assertThat(JsonPath.<List<String>>read(told, "$.attachments[*].sha256"))
        .containsExactly(Digest.of(memo));
  }

  @Test
  void aPackageOfOneClusterHoldsNothingOfOthers() throws Exception {
    Cluster barge = fleet.clusterIn(boundary, "barge");
    scans.of(barge, Seen.on("w1").host("w1", "solo"));
    Unpacked one =
        Unpacked.of(written(new Selection(FleetFilter.ALL.among(Set.of(barge.id())), ""), now()));
    assertThat(one.files.keySet())
        .noneMatch(n -> n.startsWith("exceptions/"))
        .filteredOn(n -> n.startsWith("clusters/"))
        .allMatch(n -> n.startsWith("clusters/barge-"));
    assertThat(one.text("README.txt")).contains("Clusters:     1", "Exceptions:   0");
    assertThat(one.text("contents.csv").lines()).hasSize(2);
  }

  @Test
  void whatHasNothingToTellIsLeftOutAndThatIsSaid() throws Exception {
    Boundary calm = fleet.aBoundary();
    scans.of(fleet.harborIn(calm), Seen.on("w1").apart("w1", "web"));
    Unpacked one = Unpacked.of(written(new Selection(FleetFilter.ALL.in(calm.id()), ""), now()));
    assertThat(one.files.keySet())
        .contains("reports/poam.xlsx", "reports/oscal-assessment-results.json")
        .doesNotContain("reports/oscal-poam.json");
    assertThat(one.text("README.txt"))
        .contains("Not in it: reports/oscal-poam.json. Nothing needs a plan")
        .contains("UNCLASSIFIED", "Boundary " + calm.name(), "Out of sight of the Docker API");
    assertThat(JsonPath.<List<String>>read(one.text("manifest.json"), "$.leftOut[*].name"))
        .containsExactly("reports/oscal-poam.json");
  }

  @Test
  void whatBreaksOffPassesForNoPackage() throws Exception {
    byte[] whole = zip(now());
    Selection same = new Selection(FleetFilter.ALL.in(boundary.id()), "");
    for (int part : new int[] {whole.length / 3, whole.length - 10_000}) {
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      assertThatThrownBy(
              () -> packages.of(same, now(), Scope.EVERYTHING).write(new Breaking(sent, part)))
          .isInstanceOf(IOException.class);
      assertThat(told(sent.toByteArray())).contains("could not be checked");
    }
    for (int part : new int[] {whole.length / 2, whole.length - 1}) {
      assertThat(told(Arrays.copyOf(whole, part))).contains("could not be checked");
    }
  }

  /** A line that is lost after so many bytes. */
  private static final class Breaking extends OutputStream {

    private final ByteArrayOutputStream sent;
    private int left;

    private Breaking(ByteArrayOutputStream sent, int left) {
      this.sent = sent;
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- <= 0) {
        throw new IOException("lost");
      }
      sent.write(b);
    }
  }

  @Test
  void whatIsOutsideTheScopeIsNotThere() throws Exception {
    Boundary foreign = busy.named("foreign-" + UUID.randomUUID());
    Person vera = cast.veraTheAuditor(boundary.id());
    Unpacked own = Unpacked.of(sent("/reports/evidence.zip", vera).getContentAsByteArray());
    own.files.forEach(
        (name, content) ->
            assertThat(name + new String(content, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContain(foreign.name(), foreign.id().toString()));
    assertThat(sent("/reports/evidence.zip?boundary=" + foreign.id(), vera).getStatus())
        .isEqualTo(404);
    assertThatThrownBy(
            () ->
                packages.of(
                    new Selection(FleetFilter.ALL.in(foreign.id()), ""),
                    now(),
                    new Scope(false, Set.of(boundary.id()))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                packages.of(
                    new Selection(FleetFilter.ALL.in(fleet.aBoundary().id()), ""),
                    now(),
                    Scope.EVERYTHING))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void programsGetThePackageAndTheKey() throws Exception {
    Person vera = cast.veraTheAuditor(boundary.id());
    var token = cast.bearer(vera, TokenScope.READ);
    MockHttpServletResponse zip =
        browser
            .perform(get("/api/v1/reports/evidence?boundary=" + boundary.id()).with(token))
            .andReturn()
            .getResponse();
    assertThat(zip.getContentType()).isEqualTo("application/zip");
    assertThat(zip.getHeader("Content-Disposition")).contains("evidence-V-260930-");
    String key =
        browser
            .perform(get("/api/v1/reports/signing-key").with(token))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String pem = sent("/reports/signing-key.pem", vera).getContentAsString();
    assertThat(JsonPath.<String>read(key, "$.pem"))
        .isEqualTo(pem)
        .isEqualTo(Unpacked.of(zip.getContentAsByteArray()).text("signing-key.pem"));
    assertThat(sent("/reports/signing-key", vera).getContentAsString())
        .contains(JsonPath.<String>read(key, "$.fingerprint"));
  }

  private static String wrong(String name) {
    return switch (name) {
      case "manifest.json", "manifest.json.sig" -> "WRONG: manifest.json is not what was signed";
      case "SHA256SUMS", "SHA256SUMS.sig" -> "WRONG: SHA256SUMS is not what was signed";
      default -> "WRONG: " + name + " was changed";
    };
  }

  private boolean holds(List<String> commands) throws Exception {
    for (String command : commands) {
      Unpacked.Said said = Unpacked.run(folder, command);
      boolean quiet = command.startsWith("openssl") || said.text().isEmpty();
      if (said.status() != 0 || !quiet) {
        return false;
      }
    }
    return true;
  }

  private static byte[] flipped(byte[] content, Random random) {
    byte[] changed = content.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private String told(byte[] zip, String... options) throws Exception {
    Path file = Files.write(folder.resolve("package.zip"), zip);
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    VerifyPackage.run(new PrintStream(said, true), arguments.toArray(String[]::new));
    Files.delete(file);
    return said.toString(StandardCharsets.UTF_8);
  }

  /** The digests of the files as the directory of the zip has them. */
  private Map<String, String> digests(byte[] zip) throws Exception {
    Path file = Files.write(folder.resolve("changed.zip"), zip);
    Map<String, String> digests = new TreeMap<>();
    try (ZipFile in = new ZipFile(file.toFile())) {
      for (var all = in.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        digests.put(entry.getName(), Digest.of(in.getInputStream(entry).readAllBytes()));
      }
    }
    return digests;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Long> times(byte[] zip) throws Exception {
    List<Long> times = new ArrayList<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        times.add(e.getTime());
      }
    }
    return times;
  }

  private static String undated(String text, Instant produced) {
    return text.replace(produced.toString(), "produced");
  }

  private static String file(ExceptionRequest request) {
    return "exceptions/" + request.number() + ".json";
  }

  private Moment now() {
    Instant now = clock.instant();
    return new Moment(now, now);
  }

  private Unpacked unpacked(Moment moment) throws Exception {
    return Unpacked.of(zip(moment));
  }

  private byte[] zip(Moment moment) throws Exception {
    return written(new Selection(FleetFilter.ALL.in(boundary.id()), ""), moment);
  }

  private byte[] written(Selection selection, Moment moment) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packages.of(selection, moment, Scope.EVERYTHING).write(out);
    return out.toByteArray();
  }

  private MockHttpServletResponse sent(String path, Person as) throws Exception {
    return browser.perform(get(path).with(Cast.as(as))).andReturn().getResponse();
  }
}
