package io.muster.exceptions;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Uploads;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.BreakGlass;
import io.muster.identity.BreakGlassUse;
import io.muster.identity.Grant;
import io.muster.identity.PasswordCheck;
import io.muster.identity.Proof;
import io.muster.identity.Role;
import io.muster.identity.TokenManagement;
import io.muster.renewal.NewRenewal;
import io.muster.renewal.RenewalManagement;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** The break-glass account administers, decides nothing, and somebody answers for each use. */
@PortalTest
class BreakGlassDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired DecisionManagement decisions;
  @Autowired BundleManagement bundles;
  @Autowired RenewalManagement renewals;
  @Autowired AccountManagement accounts;
  @Autowired PasswordCheck passwords;
  @Autowired TokenManagement tokens;
  @Autowired BreakGlass glass;
  @Autowired JdbcClient database;

  private Person hammer;

  @BeforeEach
  void anAccountForWhenNobodyElseCanSignIn() {
    hammer = cast.breakGlass();
  }

  @Test
  void itAdministers() throws Exception {
    assertThat(send(get("/accounts").with(as(hammer))).getStatus()).isEqualTo(200);
    Person otis = cast.otisTheOperator(null);
    accounts.setPassword(hammer.actor(), otis.id(), "another one of his");
  }

  @Test
  void itHasNoOtherRoleAndGetsNone() {
    Set<Grant> more = Set.of(new Grant(Role.ADMINISTRATOR, null), new Grant(Role.AO, null));
    Actor root = cast.rootTheAdministrator().actor();
    assertThatThrownBy(() -> accounts.changeGrants(root, hammer.id(), more))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> accounts.changeGrants(root, hammer.id(), Set.of()))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(
            () ->
                database
                    .sql("update account set break_glass = false where id = :id")
                    .param("id", hammer.id().value())
                    .update())
        .hasMessageContaining("does not turn into one");
  }

  /** Whatever roles it were to hold: the rule stands above them. */
  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"ENDORSE", "RETURN", "APPROVE", "REJECT", "REVOKE"})
  void itNeitherEndorsesNorDecidesNorRevokes(Act act) {
    Boundary boundary = fleet.aBoundary();
    ExceptionRequest request = request(boundary, act);
    Actor mighty =
        new Actor(
            hammer.id(),
            hammer.username(),
            "Break glass",
            Set.of(
                new Grant(Role.ADMINISTRATOR, null),
                new Grant(Role.ISSM, null),
                new Grant(Role.AO, null)),
            new Proof(Proof.Way.PASSWORD, Instant.now()),
            true);
    assertThatThrownBy(() -> decisions.decide(mighty, request.id(), new Decision(act, "Yes", null)))
        .isInstanceOf(Forbidden.class)
        .hasMessage(Actor.NOT_BY_BREAK_GLASS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"ENDORSE", "RETURN", "APPROVE", "REJECT", "REVOKE"})
  void pageAndInterfaceRefuseItWithTheSentence(Act act) throws Exception {
    ExceptionRequest request = request(fleet.aBoundary(), act);
    String path = "/exceptions/" + request.id() + "/decisions";
    MockHttpServletResponse page =
        send(
            post(path)
                .with(csrf())
                .with(as(hammer))
                .param("decision", act.name())
                .param("remark", "Yes"));
    assertThat(page.getStatus()).isEqualTo(403);
    assertThat(page.getContentAsString()).contains("The break-glass account only administers");
    MockHttpServletResponse program =
        send(
            post("/api/v1" + path)
                .with(Cast.bearer(tokenAgainstTheRule()))
                .contentType("application/json")
                .content("{\"decision\": \"" + act + "\", \"remark\": \"Yes\"}"));
    assertThat(program.getStatus()).isEqualTo(403);
    assertThat(program.getContentAsString()).contains("The break-glass account only administers");
  }

  @Test
  void itHasNoTokens() throws Exception {
    MockHttpServletResponse page =
        send(
            post("/account/tokens/new")
                .with(csrf())
                .with(as(hammer))
                .param("name", "mine")
                .param("days", "1"));
    assertThat(page.getStatus()).isEqualTo(403);
    MockHttpServletResponse program =
        send(
            post("/api/v1/tokens")
                .with(httpBasic(hammer.username(), hammer.password()))
                .contentType("application/json")
                .content("{\"name\": \"mine\"}"));
    assertThat(program.getStatus()).isEqualTo(403);
    assertThat(open()).as("but it was signed in to").hasSize(1);
  }

  /** One that cannot be had: made by the same account, as if it were a person's own. */
  private String tokenAgainstTheRule() {
    Actor person =
        new Actor(hammer.id(), hammer.username(), "Break glass", AccountManagement.ADMINISTERING);
    return tokens.make(person, "a test", null, null).key();
  }

  @Test
  void itReplacesNoBundleByHandOrByRenewal() throws Exception {
    Boundary boundary = fleet.aBoundary();
    Cluster harbor = fleet.harborIn(boundary);
    byte[] file = Uploads.harbor().bytes();
    bundles.upload(hammer.actor(), harbor.id(), file.clone());
    assertThatThrownBy(() -> bundles.upload(hammer.actor(), harbor.id(), file.clone()))
        .isInstanceOf(Forbidden.class)
        .hasMessage(Actor.NOT_BY_BREAK_GLASS);
    assertThatThrownBy(
            () ->
                renewals.optIn(
                    hammer.actor(), harbor.id(), new NewRenewal("muster", "a password", 30)))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> renewals.renewNow(hammer.actor(), harbor.id()))
        .isInstanceOf(Forbidden.class);
    String path = "/clusters/" + harbor.id() + "/bundle";
    var upload = new MockMultipartFile("bundle", "bundle.zip", "application/zip", file);
    assertThat(send(multipart(path).file(upload).with(csrf()).with(as(hammer))).getStatus())
        .isEqualTo(403);
    MockHttpServletResponse program =
        send(
            multipart(HttpMethod.PUT, "/api/v1" + path)
                .file(upload)
                .with(Cast.bearer(tokenAgainstTheRule())));
    assertThat(program.getStatus()).isEqualTo(403);
    assertThat(program.getContentAsString()).contains("The break-glass account only administers");
    String page = send(get(path).with(as(hammer))).getContentAsString();
    assertThat(Jsoup.parse(page).select("main input[type=file]")).isEmpty();
  }

  @Test
  void eachSignInIsAnItemUntilAnIssmOfAllBoundariesClosesIt() throws Exception {
    signIn();
    signIn();
    assertThat(audited.actions(hammer.id()))
        .containsSubsequence("account.signed-in", "account.break-glass-used")
        .filteredOn("account.break-glass-used"::equals)
        .hasSize(2);
    List<BreakGlassUse> open = open();
    assertThat(open).hasSize(2);

    Person marcus = cast.marcusTheIssm(null);
    String work = send(get("/work").with(as(marcus))).getContentAsString();
    assertThat(Jsoup.parse(work).select("#glass li").text()).contains(hammer.username());
    assertThat(glass.waiting(marcus.actor())).isGreaterThanOrEqualTo(2);

    String closure = "/break-glass/" + open.getFirst().id() + "/closure";
    assertThat(send(post(closure).with(csrf()).with(as(marcus)).param("remark", " ")).getStatus())
        .isEqualTo(422);
    assertThat(
            send(post(closure)
                    .with(csrf())
                    .with(as(marcus))
                    .param("remark", "Root, while SSO was down."))
                .getStatus())
        .isEqualTo(303);
    assertThat(open()).hasSize(1);
    assertThat(audited.actions(hammer.id())).endsWith("account.break-glass-use-closed");
    assertThatThrownBy(() -> glass.close(marcus.actor(), open.getFirst().id(), "Again"))
        .isInstanceOf(Conflict.class);
    String page = send(get("/break-glass").with(as(marcus))).getContentAsString();
    assertThat(page).contains("Root, while SSO was down.");
  }

  @Test
  void nobodyElseClosesOne() throws Exception {
    signIn();
    BreakGlassUse use = open().getFirst();
    Boundary boundary = fleet.aBoundary();
    for (Person no :
        List.of(
            cast.rootTheAdministrator(),
            cast.marcusTheIssm(boundary.id()),
            cast.adaTheAo(null),
            cast.veraTheAuditor(null),
            hammer)) {
      assertThatThrownBy(() -> glass.close(no.actor(), use.id(), "Mine"))
          .as(no.username())
          .isInstanceOf(Forbidden.class);
      assertThat(glass.waiting(no.actor())).isZero();
    }
    assertThat(send(get("/break-glass").with(as(cast.marcusTheIssm(boundary.id())))).getStatus())
        .isEqualTo(403);
    assertThat(send(get("/break-glass").with(as(cast.veraTheAuditor(null)))).getStatus())
        .isEqualTo(200);
    assertThat(send(get("/break-glass/no-id").with(as(cast.veraTheAuditor(null)))).getStatus())
        .isEqualTo(404);
    assertThatThrownBy(
            () ->
                database
                    .sql("delete from break_glass_use where id = :id")
                    .param("id", use.id())
                    .update())
        .isInstanceOf(RuntimeException.class);
    assertThat(open()).hasSize(1);
  }

  @Test
  void anAdministratorMakesOneByTheFormAndItHasThatOneRole() throws Exception {
    String name = "glass" + System.nanoTime();
    MockHttpServletResponse made =
        send(
            post("/accounts/new")
                .with(csrf())
                .with(as(cast.rootTheAdministrator()))
                .param("username", name)
                .param("displayName", "Break glass")
                .param("email", name + "@example.mil")
                .param("password", "several words of nobody's")
                .param("breakGlass", "true"));
    assertThat(made.getStatus()).isEqualTo(303);
    assertThat(passwords.check(name, "several words of nobody's", "")).isPresent();
    String page =
        send(get(made.getRedirectedUrl()).with(as(cast.rootTheAdministrator())))
            .getContentAsString();
    assertThat(Jsoup.parse(page).select("main").text()).contains("it administers");
  }

  private ExceptionRequest request(Boundary boundary, Act act) {
    Cluster harbor = fleet.harborIn(boundary);
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent"));
    Person iris = cast.irisTheIsso(boundary.id());
    var text = requests.about(boundary, "agent");
    return switch (act) {
      case APPROVE, REJECT ->
          requests.endorsed(
              iris, cast.marcusTheIssm(boundary.id()), boundary, ExceptionKind.DOCUMENTED, text);
      case REVOKE ->
          requests.approved(
              iris,
              cast.marcusTheIssm(boundary.id()),
              cast.adaTheAo(boundary.id()),
              boundary,
              ExceptionKind.DOCUMENTED,
              text);
      case WRITE, EDIT, SUBMIT, ENDORSE, RETURN, WITHDRAW ->
          requests.submitted(iris, boundary, ExceptionKind.DOCUMENTED, text);
    };
  }

  private void signIn() {
    assertThat(passwords.check(hammer.username(), hammer.password(), "")).isPresent();
  }

  private List<BreakGlassUse> open() {
    return glass.uses(cast.marcusTheIssm(null).actor()).stream()
        .filter(BreakGlassUse::open)
        .filter(use -> use.account().equals(hammer.id()))
        .toList();
  }

  private MockHttpServletResponse send(RequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
