package io.muster.identity.web;

import static io.muster.testing.Cast.as;
import static io.muster.testing.Cast.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Directory;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.Conflict;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class AccountPagesDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Directory directory;
  @Autowired AccountManagement accounts;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

  @ParameterizedTest
  @ValueSource(strings = {"/accounts", "/accounts.csv", "/accounts/new"})
  void onlyAdministratorsOfAllBoundariesSeeAccounts(String path) throws Exception {
    Grant local = new Grant(Role.ADMINISTRATOR, fleet.aBoundary().id());
    mvc.perform(get(path).with(as(cast.rootTheAdministrator()))).andExpect(status().isOk());
    mvc.perform(get(path).with(as(cast.person("Local", local)))).andExpect(status().isForbidden());
    mvc.perform(get(path).with(as(cast.marcusTheIssm(null)))).andExpect(status().isForbidden());
  }

  @Test
  void anAdministratorAddsSomeoneWithTheBoxesTicked() throws Exception {
    Person root = cast.rootTheAdministrator();
    Boundary boundary = fleet.aBoundary();
    String username = "new" + boundary.id();
    MockHttpServletResponse answer =
        send(
            form("/accounts/new", username, "a long enough one")
                .param("grants", "AUDITOR@all", "ISSO@" + boundary.id())
                .with(as(root)));
    assertThat(answer.getStatus()).isEqualTo(303);
    Document page = page(answer.getRedirectedUrl(), root);
    assertThat(page.select("input[name=grants][checked]").eachAttr("value"))
        .containsExactlyInAnyOrder("AUDITOR@all", "ISSO@" + boundary.id());
    Document list = page("/accounts?q=" + username, root);
    assertThat(list.select("section[aria-labelledby=list] tbody tr")).hasSize(1);
    assertThat(list.select("tbody td[data-label=Roles]").text())
        .contains("Auditor, all boundaries")
        .contains(boundary.name());

    String address = list.selectFirst("a:contains(CSV)").attr("href");
    String file = send(get(address).with(as(root))).getContentAsString();
    assertThat(file.lines()).hasSize(2);
    assertThat(file).contains(username + ",", "Auditor, all boundaries; ", boundary.name());
    assertThat(file).doesNotContain("a long enough one", "{bcrypt}", "{argon2");
  }

  @Test
  void aRefusedFormKeepsWhatWasTypedButThePassword() throws Exception {
    MockHttpServletResponse answer =
        send(
            form("/accounts/new", "not a name", "short")
                .param("grants", "AUDITOR@all")
                .with(as(cast.rootTheAdministrator())));
    assertThat(answer.getStatus()).isEqualTo(422);
    Document page = Jsoup.parse(answer.getContentAsString());
    assertThat(page.select("#username").val()).isEqualTo("not a name");
    assertThat(page.select("#username-error")).hasSize(1);
    assertThat(page.select("#password").val()).isEmpty();
    assertThat(page.select("input[name=grants][checked]").eachAttr("value"))
        .containsExactly("AUDITOR@all");
  }

  @Test
  void aNameThatIsTakenIsSaidAtItsField() throws Exception {
    Person iris = cast.irisTheIsso(null);
    MockHttpServletResponse answer =
        send(
            form("/accounts/new", iris.username(), "a long enough one")
                .with(as(cast.rootTheAdministrator())));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.getContentAsString()).select("#username-error").text())
        .contains("taken");
  }

  @Test
  void grantsNoLongerTickedEndAndStayKnown() throws Exception {
    Person root = cast.rootTheAdministrator();
    Person iris = cast.irisTheIsso(null);
    send(form("/accounts/" + iris.id(), "", "").param("grants", "OPERATOR@all").with(as(root)));
    assertThat(directory.get(root.actor(), iris.id()).grants(Instant.now()))
        .containsExactly(new Grant(Role.OPERATOR, null));
    assertThat(
            sql.sql("select role from account_grant where account_id = ? and ended_at is not null")
                .param(iris.id().value())
                .query(String.class)
                .list())
        .containsExactly("ISSO");
    assertThatThrownBy(
            () -> sql.sql("update account_grant set ended_at = null, ended_by = null").update())
        .hasStackTraceContaining("when it ends");
  }

  @Test
  void grantsCountFromTheNextRequestOn() throws Exception {
    Person root = cast.rootTheAdministrator();
    Person vera = cast.veraTheAuditor(null);
    mvc.perform(get("/accounts").with(as(vera))).andExpect(status().isForbidden());
    accounts.changeGrants(root.actor(), vera.id(), Set.of(new Grant(Role.ADMINISTRATOR, null)));
    mvc.perform(get("/accounts").with(as(vera))).andExpect(status().isOk());
  }

  @Test
  void theLastAdministratorStays() {
    Person root = cast.rootTheAdministrator();
    transaction.executeWithoutResult(
        t -> {
          sql.sql("update account set disabled_at = now() where id <> ?")
              .param(root.id().value())
              .update();
          assertThatThrownBy(() -> accounts.disable(Actor.portal("t"), root.id()))
              .isInstanceOf(Conflict.class)
              .hasMessageContaining("last administrator");
          t.setRollbackOnly();
        });
    transaction.executeWithoutResult(
        t -> {
          sql.sql("update account set disabled_at = now() where id <> ?")
              .param(root.id().value())
              .update();
          assertThatThrownBy(() -> accounts.changeGrants(Actor.portal("t"), root.id(), Set.of()))
              .isInstanceOf(Conflict.class);
          t.setRollbackOnly();
        });
    assertThat(directory.get(root.actor(), root.id()).enabled()).isTrue();
  }

  @Test
  void anAdministratorDisablesAnAccountAndItsPageSaysSo() throws Exception {
    Person root = cast.rootTheAdministrator();
    Person otis = cast.otisTheOperator(null);
    String disable = "/accounts/" + otis.id() + "/disablement";
    mvc.perform(post(disable).with(csrf()).with(as(otis))).andExpect(status().isForbidden());
    mvc.perform(post(disable).with(as(root))).andExpect(status().isForbidden());
    mvc.perform(post(disable).with(csrf()).with(as(root))).andExpect(status().isSeeOther());
    Document page = page("/accounts/" + otis.id(), root);
    assertThat(page.select(".title").text()).contains("disabled");
    assertThat(page.select("form[action$=disablement]")).isEmpty();
  }

  @Test
  void aTokenIsShownOnceAndRevokedByItsOwnerOnly() throws Exception {
    Person root = cast.rootTheAdministrator();
    MockHttpServletResponse made =
        send(
            post("/account/tokens/new")
                .with(csrf())
                .with(as(root))
                .param("name", "nightly")
                .param("days", "30")
                .param("scopes", "read"));
    String key = Jsoup.parse(made.getContentAsString()).select("#token").text();
    assertThat(key).startsWith("mst_").hasSize(47);
    mvc.perform(get("/api/v1/accounts").with(bearer(key))).andExpect(status().isOk());

    Document page = page("/account", root);
    assertThat(page.text()).contains("nightly").doesNotContain(key);
    assertThat(page.select("td[data-label='Last used'] time")).hasSize(1);
    String revocation = page.select("form[action$=revocation]").attr("action");
    mvc.perform(post(revocation).with(csrf()).with(as(cast.rootTheAdministrator())))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/accounts").with(bearer(key))).andExpect(status().isOk());
    mvc.perform(post(revocation).with(csrf()).with(as(root))).andExpect(status().isSeeOther());
    mvc.perform(get("/api/v1/accounts").with(bearer(key))).andExpect(status().isUnauthorized());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "366", "-1", "soon", ""})
  void aTokenWorksForOneToThreeHundredAndSixtyFiveDays(String days) throws Exception {
    MockHttpServletResponse answer =
        send(
            post("/account/tokens/new")
                .with(csrf())
                .with(as(cast.irisTheIsso(null)))
                .param("name", "nightly")
                .param("days", days));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.getContentAsString()).select("#days-error")).hasSize(1);
  }

  @Test
  void everyChangeLeavesALineThatSaysWho() {
    Person root = cast.rootTheAdministrator();
    Person iris = cast.irisTheIsso(null);
    accounts.edit(root.actor(), iris.id(), "Iris B.", "iris@example.mil", Set.of());
    accounts.setPassword(root.actor(), iris.id(), "another long password");
    accounts.disable(root.actor(), iris.id());
    assertThat(
            sql.sql(
                    "select who || ' ' || action from audit_event where subject_id = ? order by"
                        + " seq")
                .param(iris.id().toString())
                .query(String.class)
                .list())
        .containsExactly(
            "tests account.made",
            root.username() + " account.renamed",
            root.username() + " account.grants-changed",
            root.username() + " account.password-set",
            root.username() + " account.disabled");
  }

  private static MockHttpServletRequestBuilder form(String path, String name, String password) {
    return post(path)
        .with(csrf())
        .param("username", name)
        .param("displayName", "Someone New")
        .param("email", "new@example.mil")
        .param("password", password);
  }

  private Document page(String path, Person viewer) throws Exception {
    MockHttpServletResponse answer = send(get(path).with(as(viewer)));
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
