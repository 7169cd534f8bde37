package io.muster.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.BulkDecisions.Row;
import io.muster.identity.Scope;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Deciding several together, many findings at once, and what is said and attached besides. */
@PortalTest
class TogetherDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ExceptionRequests all;
  @Autowired BulkDecisions bulk;
  @Autowired Dossiers dossiers;
  @Autowired Prospects prospects;
  @Autowired Comments comments;
  @Autowired Attachments attachments;
  @Autowired ScansByHand scans;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void agentsInHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent-a").systemHost("w1", "agent-b"));
  }

  @Test
  void severalAreEndorsedEachWithItsOwnRemark() {
    ExceptionRequest a = submitted("agent-a");
    ExceptionRequest b = submitted("agent-b");
    bulk.decide(marcus.actor(), Act.ENDORSE, List.of(opened(a, "One"), opened(b, "Two")));
    assertThat(all.get(a.id(), Scope.EVERYTHING).last().remark()).isEqualTo("One");
    assertThat(all.get(b.id(), Scope.EVERYTHING).last().remark()).isEqualTo("Two");
    assertThat(all.get(b.id(), Scope.EVERYTHING).state()).isEqualTo(RequestState.ENDORSED);
  }

  @Test
  void theRowThatFailsIsNamedAndNoneIsChanged() {
    ExceptionRequest a = submitted("agent-a");
    ExceptionRequest b = submitted("agent-b");
    List<Row> unopened = List.of(opened(a, "One"), new Row(b.id(), "Two", null));
    assertThatThrownBy(() -> bulk.decide(marcus.actor(), Act.ENDORSE, unopened))
        .isInstanceOfSatisfying(RowRefused.class, r -> assertThat(r.row()).isEqualTo(1))
        .hasMessageContaining(b.number())
        .hasMessageContaining("None of them was changed");
    List<Row> silent = List.of(opened(a, "One"), opened(b, " "));
    assertThatThrownBy(() -> bulk.decide(marcus.actor(), Act.ENDORSE, silent))
        .isInstanceOf(RowRefused.class);
    Row seen = opened(b, "Two");
    scans.of(
        harbor,
        Seen.on("w1")
            .systemHost("w1", "agent-a")
            .systemHost("w1", "agent-b")
            .bearing(Seen.id("other"))
            .from("other:1"));
    assertThatThrownBy(
            () -> bulk.decide(marcus.actor(), Act.ENDORSE, List.of(opened(a, "One"), seen)))
        .as("what it catches changed since it was opened")
        .isInstanceOf(RowRefused.class);
    for (ExceptionRequest r : List.of(a, b)) {
      assertThat(all.get(r.id(), Scope.EVERYTHING).state()).isEqualTo(RequestState.SUBMITTED);
    }
  }

  @Test
  void whatManyApprovalsWouldDoIsWhatEachSays() {
    scans.of(fleet.drydockIn(boundary), Seen.on("w1").systemHost("w1", "agent-a"));
    requests.does(ada, Act.APPROVE, requests.does(marcus, Act.ENDORSE, submitted("agent-b")));
    Boundary other = fleet.aBoundary();
    scans.of(fleet.harborIn(other), Seen.on("w1").systemHost("w1", "agent-a"));
    ExceptionRequest elsewhere =
        requests.submitted(
            cast.irisTheIsso(other.id()),
            other,
            ExceptionKind.DOCUMENTED,
            requests.about(other, "agent-a"));
    List<ExceptionRequest> waiting =
        List.of(submitted("agent-a"), submitted("agent-b"), submitted("agent-*"), elsewhere);
    var expected = prospects.of(waiting, Scope.EVERYTHING);
    for (ExceptionRequest request : waiting) {
      Dossier dossier = dossiers.of(request, Scope.EVERYTHING);
      assertThat(expected.get(request.id()).catches()).isEqualTo(dossier.caught().lines().size());
      assertThat(expected.get(request.id()).changes())
          .isEqualTo(dossiers.ifApproved(dossier, Scope.EVERYTHING))
          .isNotEmpty();
    }
    assertThat(prospects.of(waiting.subList(3, 4), new Scope(false, Set.of(boundary.id()))))
        .as("outside the scope nothing is caught and nothing changes")
        .containsExactly(entry(elsewhere.id(), new Prospects.Prospect(0, List.of())));
  }

  @Test
  void nobodyPassesTheirOwnAmongOthers() {
    ExceptionRequest mine =
        requests.submitted(
            marcus, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent-a"));
    ExceptionRequest b = submitted("agent-b");
    List<Row> rows = List.of(opened(b, "Two"), opened(mine, "One"));
    assertThatThrownBy(() -> bulk.decide(marcus.actor(), Act.ENDORSE, rows))
        .isInstanceOf(RowRefused.class)
        .hasMessageContaining("what they wrote");
    assertThat(all.get(b.id(), Scope.EVERYTHING).state()).isEqualTo(RequestState.SUBMITTED);
  }

  @Test
  void togetherMeansOfOneBoundaryEachOnceAndTwentyAtMost() {
    ExceptionRequest a = submitted("agent-a");
    Row row = opened(a, "One");
    Boundary other = fleet.aBoundary();
    scans.of(fleet.harborIn(other), Seen.on("w1").systemHost("w1", "agent-a"));
    ExceptionRequest elsewhere =
        requests.submitted(
            cast.irisTheIsso(other.id()),
            other,
            ExceptionKind.DOCUMENTED,
            requests.about(other, "agent-a"));
    Person both = cast.marcusTheIssm(null);
    List<Row> many = new ArrayList<>();
    for (int i = 0; i <= BulkDecisions.MOST; i++) {
      many.add(new Row(ExceptionId.random(), "x", null));
    }
    for (List<Row> wrong :
        List.of(
            List.<Row>of(),
            List.of(row, row),
            many,
            List.of(row, new Row(elsewhere.id(), "Two", null)))) {
      assertThatThrownBy(() -> bulk.decide(both.actor(), Act.ENDORSE, wrong))
          .isInstanceOf(Invalid.class);
    }
    assertThatThrownBy(() -> bulk.decide(both.actor(), Act.REVOKE, List.of(row)))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void moreThanFiftyFindingsAskForTheirNumberToBeTypedAndAreNotDecidedTogether() throws Exception {
    Seen crowd = Seen.on("w1");
    for (int i = 0; i <= BulkDecisions.MANY_FINDINGS; i++) {
      crowd.systemHost("w1", "crowd-" + i);
    }
    scans.of(harbor, crowd);
    ExceptionRequest many = submitted("crowd-*");
    assertThatThrownBy(() -> bulk.decide(marcus.actor(), Act.ENDORSE, List.of(opened(many, "All"))))
        .hasMessageContaining("51 findings");
    String page = "/exceptions/" + many.id() + "/decision";
    assertThat(
            Jsoup.parse(
                    mvc.perform(get(page).with(Cast.as(marcus)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .select("input[name=findings]"))
        .hasSize(1);
    assertThat(endorse(many, "50")).isEqualTo(422);
    assertThat(endorse(many, "")).isEqualTo(422);
    assertThat(all.get(many.id(), Scope.EVERYTHING).state()).isEqualTo(RequestState.SUBMITTED);
    assertThat(endorse(many, "51")).isEqualTo(303);
  }

  @Test
  void notesAreAmongThoseWhoDecideAndCommentsForAll() {
    ExceptionRequest a = submitted("agent-a");
    comments.add(iris.actor(), a.id(), "See the ticket.", false);
    comments.add(marcus.actor(), a.id(), "Ask the vendor first.", true);
    assertThat(comments.of(a.id(), ada.actor(), Instant.MAX)).hasSize(2);
    assertThat(comments.of(a.id(), iris.actor(), Instant.MAX))
        .extracting(Comment::text)
        .containsExactly("See the ticket.");
    assertThat(comments.of(a.id(), cast.veraTheAuditor(null).actor(), Instant.MAX))
        .as("an auditor reads what is for all")
        .extracting(Comment::text)
        .contains("See the ticket.");
    assertThatThrownBy(() -> comments.add(iris.actor(), a.id(), "Psst", true))
        .isInstanceOf(Forbidden.class);
    Person vera = cast.veraTheAuditor(null);
    assertThatThrownBy(() -> comments.add(vera.actor(), a.id(), "Hm", false))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void aFileIsKeptWithItsDigestSavedNotShownAndLockedAfterSubmission() throws Exception {
    ExceptionRequest draft =
        requests.draft(
            iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent-a"));
    byte[] text = "approved by phone".getBytes(StandardCharsets.UTF_8);
    attachments.add(iris.actor(), draft.id(), "../../call <b>.txt", text);
    Attachment kept = attachments.of(draft.id(), Scope.EVERYTHING, Instant.MAX).getFirst();
    assertThat(kept.fileName()).doesNotContain("/");
    assertThat(kept.sha256()).isEqualTo(sha256(text));
    var answer =
        mvc.perform(
                get("/exceptions/" + draft.id() + "/attachments/" + kept.id()).with(Cast.as(iris)))
            .andReturn()
            .getResponse();
    assertThat(answer.getContentAsByteArray()).isEqualTo(text);
    assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
    for (var wrong :
        List.of(
            new Object[] {"empty.txt", new byte[0]},
            new Object[] {"page.html", "<script>".getBytes(StandardCharsets.UTF_8)},
            new Object[] {"fake.png", text},
            new Object[] {"large.txt", new byte[Attachments.MOST_BYTES + 1]})) {
      assertThatThrownBy(
              () -> attachments.add(iris.actor(), draft.id(), (String) wrong[0], (byte[]) wrong[1]))
          .as("%s", wrong[0])
          .isInstanceOf(Invalid.class);
    }
    ExceptionRequest submitted = submitted("agent-b");
    assertThatThrownBy(() -> attachments.add(iris.actor(), submitted.id(), "late.txt", text))
        .isInstanceOf(Conflict.class);
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private int endorse(ExceptionRequest request, String typed) throws Exception {
    return mvc.perform(
            post("/exceptions/" + request.id() + "/decisions")
                .with(Cast.as(marcus))
                .with(csrf())
                .param("decision", "ENDORSE")
                .param("remark", "All of them.")
                .param("findings", typed))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private ExceptionRequest submitted(String name) {
    return requests.submitted(
        iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, name));
  }

  private Row opened(ExceptionRequest request, String remark) {
    Dossier seen = dossiers.open(marcus.actor(), request.id());
    return new Row(request.id(), remark, seen.evidenceDigest());
  }
}
