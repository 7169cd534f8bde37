package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.exceptions.Act;
import io.muster.exceptions.Decision;
import io.muster.exceptions.DecisionManagement;
import io.muster.exceptions.ExceptionKind;
import io.muster.identity.AccountManagement;
import io.muster.identity.Directory;
import io.muster.identity.Grant;
import io.muster.identity.Proof;
import io.muster.identity.Role;
import io.muster.identity.SignInIdentities;
import io.muster.scans.ScansByHand;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import io.muster.testing.oidc.Keycloak;
import io.muster.testing.oidc.Linking;
import io.muster.testing.oidc.ProviderOfTheTests;
import io.muster.testing.oidc.Surfer;
import io.muster.testing.oidc.Surfer.Step;
import io.muster.testing.oidc.UsesKeycloak;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in at a real Keycloak, through its own form. */
@PortalTest
@UsesKeycloak
class OidcDatabaseTests {

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired AccountManagement accounts;
  @Autowired DecisionManagement decisions;
  @Autowired Directory directory;
  @Autowired SignInIdentities identities;
  @Autowired JdbcClient sql;

  private final Keycloak keycloak = Keycloak.running();
  private Person root;
  private Linking linking;
  private Surfer surfer;

  @BeforeEach
  void somebody() {
    root = cast.rootTheAdministrator();
    linking = new Linking(keycloak, identities, root);
    surfer = new Surfer(port);
  }

  @Test
  void whoIsLinkedSignsInAndIsKnownByTheProvidersWord() {
    Person iris = cast.irisTheIsso(null);
    Keycloak.User user = linking.user(iris);
    surfer.signIn(user);
    assertThat(surfer.open("/account").text()).contains(iris.username(), user.subject());
    assertThat(audited.details(iris.id(), "account.signed-in"))
        .singleElement()
        .asString()
        .contains("single sign-on (" + Keycloak.ISSUER + ")");
    assertThat(
            sql.sql("select count(*) from notice_acceptance where account_id = ?")
                .param(iris.id().value())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    accounts.disable(root.actor(), iris.id());
    assertThat(surfer.open("/account").next()).as("signed out at once").endsWith("/sign-in");
  }

  @Test
  void withoutTheNoticeNothingBegins() {
    Step door = surfer.open("/sign-in");
    Step back = surfer.submit(door, "form.ask", "/sign-in/oidc", Map.of());
    assertThat(back.next()).endsWith("/sign-in?notice");
  }

  @Test
  void anIdentityThatNoAccountHasIsRefusedAndSaysWhatToSend() {
    Keycloak.User user = keycloak.user(true, "fleet-administrators");
    Step refused = surfer.signIn(user);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.page().select("dd").eachText())
        .containsExactly(Keycloak.ISSUER, user.subject());
    assertThat(surfer.open("/account").next()).endsWith("/sign-in");
    assertThat(
            sql.sql("select count(*) from audit_event where details::text like ?")
                .param("%" + user.subject() + "%not linked%")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aDisabledAccountIsShut() {
    Person iris = cast.irisTheIsso(null);
    Keycloak.User user = linking.user(iris);
    accounts.disable(root.actor(), iris.id());
    Step refused = surfer.signIn(user);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("disabled");
    assertThat(surfer.open("/account").next()).endsWith("/sign-in");
  }

  @Test
  void rolesComeAndGoWithTheClaimsAndThoseGrantedByHandStay() {
    Person vera = cast.veraTheAuditor(null);
    Keycloak.User user = linking.user(vera, "fleet-isso", "lost-yard");
    surfer.signIn(user);
    assertThat(grants(vera)).containsExactlyInAnyOrder(auditor(), isso());
    assertThat(surfer.open("/account").text())
        .as("what came to nothing")
        .contains(ProviderOfTheTests.LOST);

    keycloak.membership(user, "fleet-isso", false);
    assertThat(grants(vera)).as("until the next sign-in").contains(isso());
    new Surfer(port).signIn(user);
    assertThat(grants(vera)).containsExactly(auditor());
    assertThat(
            sql.sql(
                    "select claimed_from from account_grant"
                        + " where account_id = ? and role = 'ISSO' and ended_at is not null")
                .param(vera.id().value())
                .query(String.class)
                .list())
        .containsExactly(Keycloak.ISSUER);
    assertThat(audited.details(vera.id(), "account.claims-taken"))
        .hasSize(2)
        .last()
        .asString()
        .contains("ISSO@all");
  }

  @Test
  void aRoleHeldByHandIsNotTheClaimsToEnd() {
    Person iris = cast.irisTheIsso(null);
    Keycloak.User user = linking.user(iris, "fleet-isso");
    surfer.signIn(user);
    keycloak.membership(user, "fleet-isso", false);
    new Surfer(port).signIn(user);
    assertThat(grants(iris)).containsExactly(isso());
  }

  @Test
  void noClaimMakesWhatAPersonCouldNot() {
    Person sam = cast.person("Sam");
    Keycloak.User user = linking.user(sam, "fleet-issm", "fleet-administrators");
    surfer.signIn(user);
    assertThat(grants(sam)).as("the first of the two").containsExactly(new Grant(Role.ISSM, null));
    assertThat(surfer.open("/account").text()).contains("exclude each other");
    assertThat(audited.details(sam.id(), "account.claims-refused")).hasSize(1);

    new Surfer(port).signIn(user);
    assertThat(audited.details(sam.id(), "account.claims-refused")).as("said once").hasSize(1);
  }

  @Test
  void signingOutEndsTheSessionAtTheProviderToo() {
    Person iris = cast.irisTheIsso(null);
    Keycloak.User user = linking.user(iris);
    surfer.signIn(user);
    Step account = surfer.open("/account");
    Step out = surfer.follow(surfer.submit(account, "form[action$=sign-out]", "", Map.of()));
    assertThat(out.at().toString()).endsWith("/sign-in?signed-out");
    Step again = surfer.open(surfer.begin().next());
    assertThat(again.page().select("#kc-form-login")).as("asked who it is").hasSize(1);
  }

  @Test
  void whatNeedsARecentSignInHasTheProviderAskAgain() {
    Person iris = cast.irisTheIsso(null);
    Keycloak.User user = linking.user(iris);
    surfer.signIn(user);
    Step leaving = surfer.open("/account/sign-in-again");
    assertThat(leaving.next()).contains("prompt=login", "max_age=0");
    Step form = surfer.open(leaving.next());
    Step back = surfer.submit(form, "#kc-form-login", "", Map.of("password", user.password()));
    assertThat(surfer.follow(back).text()).contains("You are signed in again");
    assertThat(surfer.open("/account").text()).contains(iris.username());
  }

  @Test
  void whoProvesToBeSomebodyElseStaysWhoTheyWere() {
    Person iris = cast.irisTheIsso(null);
    Keycloak.User user = linking.user(iris);
    Keycloak.User another = linking.user(cast.otisTheOperator(null));
    surfer.signIn(user);
    Step leaving = surfer.open("/account/sign-in-again");
    Surfer elsewhere = new Surfer(port);
    Step back = elsewhere.prove(leaving, another);
    assertThat(surfer.open(back.next()).text()).contains("somebody else");
    assertThat(surfer.open("/account").text()).contains(iris.username());
  }

  @Test
  void withPasswordAndProviderOneIsOnePerson() {
    var boundary = fleet.aBoundary();
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(400));
    scans.of(fleet.harborIn(boundary), Seen.on("hb-w1").host("hb-w1", "debug"));
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person second = cast.adaTheAo(boundary.id());
    Keycloak.User user = linking.user(marcus);
    var hers = identities.of(root.actor(), marcus.id()).getFirst();
    identities.unlink(root.actor(), marcus.id(), hers.id());
    identities.link(root.actor(), second.id(), hers.outside());

    surfer.signIn(user);
    assertThat(surfer.open("/account").text()).contains(second.username());
    var endorsed =
        requests.endorsed(
            cast.irisTheIsso(boundary.id()),
            marcus,
            boundary,
            ExceptionKind.RISK_ACCEPTED,
            requests.about(boundary, "debug"));
    assertThatThrownBy(() -> requests.does(second, Act.APPROVE, endorsed))
        .hasMessageContaining("Nobody decides what they endorsed");

    Person ada = cast.adaTheAo(boundary.id());
    Proof byTheProvider = new Proof(Proof.Way.OIDC, Instant.now(), Keycloak.ISSUER);
    var step =
        decisions
            .decide(
                ada.actor().provedBy(byTheProvider),
                endorsed.id(),
                new Decision(Act.REJECT, "Mend it.", null))
            .steps()
            .getLast();
    assertThat(step.proof()).isNotNull();
    assertThat(step.proof().words()).isEqualTo("single sign-on (" + Keycloak.ISSUER + ")");
  }

  private Set<Grant> grants(Person person) {
    return directory.get(root.actor(), person.id()).grants(Instant.now());
  }

  private static Grant auditor() {
    return new Grant(Role.AUDITOR, null);
  }

  private static Grant isso() {
    return new Grant(Role.ISSO, null);
  }
}
