package io.muster.exports.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.Act;
import io.muster.exceptions.Attachments;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exports.Moment;
import io.muster.exports.Selection;
import io.muster.posture.FleetFilter;
import io.muster.scans.ScansByHand;
import io.muster.shared.Digest;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an evidence package tells, and what it leaves out. */
@PortalTest
class EvidencePackageDatabaseTests extends PackagedBoundary {

  @Autowired Requests requests;
  @Autowired Attachments attachments;
  @Autowired ScansByHand scans;

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
}
