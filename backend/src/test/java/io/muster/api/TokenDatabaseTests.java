package io.muster.api;

import static io.muster.testing.Cast.as;
import static io.muster.testing.Cast.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.identity.AccountManagement;
import io.muster.identity.TokenManagement;
import io.muster.identity.TokenScope;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class TokenDatabaseTests {

  private static final String ACCOUNTS = "/api/v1/accounts";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired AccountManagement accounts;
  @Autowired TokenManagement tokens;
  @Autowired JdbcClient sql;

  @Test
  void aPasswordMakesATokenThatWorks() throws Exception {
    Person root = cast.rootTheAdministrator();
    String made =
        mvc.perform(
                wanted("{\"name\":\"nightly\"}").with(httpBasic(root.username(), root.password())))
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.token").value(startsWith("mst_")))
            .andExpect(jsonPath("$.id").isNotEmpty())
            .andReturn()
            .getResponse()
            .getContentAsString();
    Instant end = Instant.parse(JsonPath.read(made, "$.expiresAt"));
    assertThat(end)
        .isBetween(Instant.now().plusSeconds(89 * 86400), Instant.now().plusSeconds(91 * 86400));
    mvc.perform(get(ACCOUNTS).with(bearer(JsonPath.<String>read(made, "$.token"))))
        .andExpect(status().isOk());
  }

  @Test
  void theKeyItselfIsNotKept() {
    String key = cast.key(cast.irisTheIsso(null));
    assertThat(sql.sql("select t::text from api_token t").query(String.class).list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(key.substring(4)));
  }

  @Test
  void aWrongPasswordMakesNone() throws Exception {
    Person iris = cast.irisTheIsso(null);
    mvc.perform(wanted("{\"name\":\"x\"}").with(httpBasic(iris.username(), "wrong")))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", startsWith("Basic")))
        .andExpect(jsonPath("$.status").value(401));
  }

  @Test
  void theDescriptionNamesTheHeaderOfTheSecondFactor() throws Exception {
    mvc.perform(get("/api/v1/openapi.json").with(cast.bearer(cast.irisTheIsso(null))))
        .andExpect(jsonPath("$.paths['/api/v1/tokens'].post.parameters[0].name").value("OTP"))
        .andExpect(jsonPath("$.paths['/api/v1/tokens'].post.parameters[0].in").value("header"))
        .andExpect(
            jsonPath("$.paths['/api/v1/tokens'].post.parameters[0].required").doesNotExist());
  }

  @Test
  void aTokenMakesNoOther() throws Exception {
    mvc.perform(wanted("{\"name\":\"x\"}").with(cast.bearer(cast.irisTheIsso(null))))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void aPasswordOpensNothingElse() throws Exception {
    Person root = cast.rootTheAdministrator();
    mvc.perform(get(ACCOUNTS).with(httpBasic(root.username(), root.password())))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", startsWith("Bearer")));
    mvc.perform(get("/api/v1/tokens").with(httpBasic(root.username(), root.password())))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void aSessionOpensNothingHere() throws Exception {
    mvc.perform(get(ACCOUNTS).with(as(cast.rootTheAdministrator())))
        .andExpect(status().is4xxClientError());
  }

  @Test
  void whatIsNotSaidRightIsNamedByField() throws Exception {
    Person iris = cast.irisTheIsso(null);
    var password = httpBasic(iris.username(), iris.password());
    mvc.perform(wanted("{}").with(password))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("name"));
    mvc.perform(wanted("{\"name\":\"x\",\"scopes\":[\"rule\"]}").with(password))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("scopes"));
    mvc.perform(wanted("{\"name\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}").with(password))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("expiresAt"));
    mvc.perform(wanted("{\"name\":\"x\",\"expiresAt\":\"tomorrow\"}").with(password))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("expiresAt"));
    mvc.perform(wanted("{\"name\":").with(password)).andExpect(status().isBadRequest());
  }

  @Test
  void aRevokedTokenIsNobodys() throws Exception {
    Person root = cast.rootTheAdministrator();
    var made = tokens.make(root.actor(), "soon gone", null, null);
    mvc.perform(get(ACCOUNTS).with(bearer(made.key()))).andExpect(status().isOk());
    tokens.revoke(root.actor(), made.token().id());
    refused(made.key());
  }

  @Test
  void anExpiredTokenIsNobodys() throws Exception {
    String key = cast.key(cast.rootTheAdministrator());
    sql.sql(
            """
            update api_token set created_at = now() - interval '2 days', expires_at = now()
            where id = (select id from api_token order by created_at desc limit 1)
            """)
        .update();
    refused(key);
  }

  @Test
  void theTokenOfADisabledAccountIsNobodys() throws Exception {
    Person otis = cast.otisTheOperator(null);
    String key = cast.key(otis);
    accounts.disable(cast.rootTheAdministrator().actor(), otis.id());
    refused(key);
  }

  /** The token of who lost their roles is still theirs, and opens what they may open now. */
  @Test
  void aTokenIsWorthNoMoreThanItsOwnersRolesAreNow() throws Exception {
    Person first = cast.rootTheAdministrator();
    Person second = cast.rootTheAdministrator();
    String key = cast.key(second);
    mvc.perform(get(ACCOUNTS).with(bearer(key))).andExpect(status().isOk());
    accounts.changeGrants(first.actor(), second.id(), Set.of());
    mvc.perform(get(ACCOUNTS).with(bearer(key))).andExpect(status().isForbidden());
  }

  @Test
  void whatWasRefusedOnceIsRefusedEachTimeItIsSentAgain() throws Exception {
    Person root = cast.rootTheAdministrator();
    var made = tokens.make(root.actor(), "soon gone", null, null);
    tokens.revoke(root.actor(), made.token().id());
    for (int i = 0; i < 3; i++) {
      refused(made.key());
      mvc.perform(
              post(ACCOUNTS)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{}")
                  .with(bearer(made.key())))
          .andExpect(status().isUnauthorized());
    }
  }

  @Test
  void theLastUseIsWrittenDownAndARefusedOneIsNone() throws Exception {
    Person root = cast.rootTheAdministrator();
    var made = tokens.make(root.actor(), "seen", null, null);
    assertThat(tokens.of(root.actor()).getFirst().lastUsedAt()).isNull();
    mvc.perform(get(ACCOUNTS).with(bearer(made.key()))).andExpect(status().isOk());
    Instant used = tokens.of(root.actor()).getFirst().lastUsedAt();
    assertThat(used).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    tokens.revoke(root.actor(), made.token().id());
    sql.sql("update api_token set last_used_at = last_used_at - interval '1 hour' where id = ?")
        .param(made.token().id().value())
        .update();
    refused(made.key());
    assertThat(
            sql.sql(
                    "select last_used_at < now() - interval '30 minutes' from api_token where id ="
                        + " ?")
                .param(made.token().id().value())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void aTokenNobodyMadeIsNobodys() throws Exception {
    refused("mst_" + "A".repeat(43));
  }

  @Test
  void aTokenDoesNoMoreThanItsScopes() throws Exception {
    Person root = cast.rootTheAdministrator();
    mvc.perform(get(ACCOUNTS).with(cast.bearer(root, TokenScope.READ))).andExpect(status().isOk());
    mvc.perform(get(ACCOUNTS).with(cast.bearer(root, TokenScope.MANAGE)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail").value(containsString("scope read")));
    mvc.perform(post(ACCOUNTS).with(cast.bearer(root, TokenScope.READ, TokenScope.SCAN)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail").value(containsString("scope manage")));
    mvc.perform(post("/api/v1/clusters/x/scans").with(cast.bearer(root, TokenScope.READ)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail").value(containsString("scope scan")));
  }

  private void refused(String key) throws Exception {
    mvc.perform(get(ACCOUNTS).with(bearer(key)))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", containsString("invalid_token")))
        .andExpect(jsonPath("$.title").value("Unauthorized"));
  }

  private static MockHttpServletRequestBuilder wanted(String json) {
    return post("/api/v1/tokens").contentType(MediaType.APPLICATION_JSON).content(json);
  }
}
