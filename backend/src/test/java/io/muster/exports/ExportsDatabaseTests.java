package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Asset;
import io.muster.clusters.AssetRole;
import io.muster.clusters.Boundary;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicy;
import io.muster.clusters.ExceptionPolicyManagement;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Instant;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Exports of what happened, on both sides of each event. */
@PortalTest
class ExportsDatabaseTests extends HarborExported {

  @Autowired Requests requests;
  @Autowired ExceptionPolicyManagement policies;

  @Test
  void aScanAnApprovalAndARevocationEachHaveTwoSides() {
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    Instant registered = clock.instant();
    scans.of(harbor, Seen.on("hb-w1").systemHost("hb-w1", "ucp-kubelet"));
    Instant scanned = clock.instant();
    ExceptionRequest request =
        requests.approved(
            iris,
            marcus,
            ada,
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "ucp-kubelet"));
    Instant approved = clock.instant();
    requests.does(ada, Act.REVOKE, request);
    Instant revoked = clock.instant();
    scans.of(
        harbor,
        Seen.on("hb-w1").apart("hb-w1", "ucp-kubelet").bearing(Seen.id("made anew " + harbor)));
    Instant fixed = clock.instant();

    assertThat(at(registered).answer()).isEqualTo(Answer.NOT_CHECKED);
    assertThat(at(registered).details()).isEqualTo("Not Reviewed: Never scanned.");
    assertThat(at(scanned).answer()).isEqualTo(Answer.VIOLATED);
    assertThat(at(scanned).details())
        .contains("1. node hb-w1, container ucp-kubelet, id ", "system container.", "Unaddressed.")
        .contains("- full, every container in any state: 1 containers, 1 in violation.")
        .contains("The literal query lists nothing although system containers exist")
        .doesNotContain(request.number());
    assertThat(at(approved).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(at(approved).details())
        .contains("documented 1, risk accepted 0, unaddressed 0")
        .contains(
            "Documented until %s (UTC), %s, SSP reference: SSP 3.2, table 7."
                .formatted(requests.today(boundary).plusDays(29), request.number()));
    assertThat(at(revoked).answer()).isEqualTo(Answer.VIOLATED);
    assertThat(at(revoked).details()).contains("Unaddressed.").doesNotContain("Documented until");
    assertThat(at(fixed).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(at(fixed).details()).doesNotContain("Containers in violation");
  }

  @Test
  void aRiskAcceptanceStaysOpenAndIsCited() {
    fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(300));
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    ExceptionRequest request =
        requests.approved(
            cast.irisTheIsso(boundary.id()),
            cast.marcusTheIssm(boundary.id()),
            cast.adaTheAo(boundary.id()),
            boundary,
            ExceptionKind.RISK_ACCEPTED,
            requests.about(boundary, "dbg"));
    Meaning meaning = at(clock.instant());

    assertThat(meaning.answer()).isEqualTo(Answer.VIOLATED);
    assertThat(meaning.details())
        .contains("Risk accepted by the AO until ", request.number() + "; it stays Open.");
  }

  @Test
  void theAosPolicyIsTheOneOfThatInstant() {
    scans.of(harbor, Seen.on("hb-w1").systemHost("hb-w1", "ucp-kubelet"));
    Person ada = cast.adaTheAo(boundary.id());
    requests.approved(
        cast.irisTheIsso(boundary.id()),
        cast.marcusTheIssm(boundary.id()),
        ada,
        boundary,
        ExceptionKind.DOCUMENTED,
        requests.about(boundary, "ucp-kubelet"));
    Instant before = clock.instant();
    policies.decide(
        ada.actor(),
        boundary.id(),
        new ExceptionPolicy(DocumentedCounts.OPEN, 365, "Until the audit is over"));
    Instant after = clock.instant();

    assertThat(at(before).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(at(before).comments())
        .contains("documented findings count as Not a Finding, as nobody decided otherwise.");
    assertThat(at(after).answer()).isEqualTo(Answer.VIOLATED);
    assertThat(at(after).comments())
        .contains("documented findings count as Open, decided by " + ada.username());
  }

  @Test
  void namesAndAssetFieldsAreThoseOfThatInstant() {
    Instant before = clock.instant();
    clusters.edit(
        Actor.portal("test"),
        harbor.id(),
        harbor
            .details()
            .withName("haven")
            .withAsset(
                new Asset(
                    "haven-mke",
                    "haven.example.mil",
                    "192.0.2.9",
                    "",
                    AssetRole.MEMBER_SERVER,
                    "CUI")));
    Instant after = clock.instant();

    assertThat(checklist(before).seen().hostName()).isEqualTo("harbor");
    assertThat(checklist(before).marking()).isEqualTo("UNCLASSIFIED");
    assertThat(checklist(before).fileName(Format.CKL)).startsWith("harbor-");
    assertThat(checklist(after).seen().hostName()).isEqualTo("haven-mke");
    assertThat(checklist(after).marking()).isEqualTo("CUI");
    assertThat(checklist(after).seen().line().name()).isEqualTo("haven");
  }

  @Test
  void anIncompleteScanSaysWhatItCouldNotRead() {
    scans.of(
        harbor,
        Seen.on("hb-w1", "hb-w2").apart("hb-w1", "web").gap(Gap.Kind.NODE_DOWN, "hb-w2", 3));
    Checklist checklist = checklist(clock.instant());

    assertThat(checklist.meaning().answer()).isEqualTo(Answer.NOT_READ);
    assertThat(checklist.meaning().comments())
        .contains("Unread node hb-w2. The node does not answer", "Not read: node hb-w2")
        .contains("Incomplete.", "Last complete scan: never.");
    assertThat(checklist.meaning().details())
        .as("what was not read is not counted as nothing")
        .contains("Findings by the rule alone: not read.");
  }

  @Test
  void aClusterThatMovedIsSeenOnlyWhereItWasThen() {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "secret-name"));
    Instant before = clock.instant();
    Boundary other = fleet.aBoundary();
    clusters.edit(Actor.portal("test"), harbor.id(), harbor.details().withBoundary(other.id()));
    Instant after = clock.instant();
    Scope here = new Scope(false, Set.of(boundary.id()));
    Scope there = new Scope(false, Set.of(other.id()));

    assertThat(checklist(before, here).meaning().details()).contains("secret-name");
    assertThat(checklist(after, there).meaning().details()).contains("secret-name");
    assertThatThrownBy(() -> checklist(after, here)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> checklist(before, there)).isInstanceOf(NotFound.class);
    assertThat(checklist(after, there).meaning().comments())
        .contains("Last scan: recorded ", "outside the scope of who exported")
        .doesNotContain(boundary.name());
  }

  @Test
  void aRetiredClusterIsExportedForItsLifetimeOnly() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").apart("hb-w1", "web"));
    Instant before = clock.instant();
    clusters.retire(Cast.ANY_ISSM, harbor.id(), "Scrapped");

    assertThat(at(before).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(send(get(page() + "/file"), vera).getStatus()).isEqualTo(404);
    assertThat(send(get(page() + "/file?asOf=" + before), vera).getStatus()).isEqualTo(200);
    assertThat(Jsoup.parse(send(get(page()), vera).getContentAsString()).text())
        .contains("The cluster is retired: choose an instant before");
  }
}
