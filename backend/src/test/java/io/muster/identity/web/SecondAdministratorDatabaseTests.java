package io.muster.identity.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.WaitingGrant;
import io.muster.identity.WaitingGrants;
import io.muster.shared.BoundaryId;
import io.muster.shared.Forbidden;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.StrictSite;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Where a deciding role waits for a second administrator, also one of an account made with it. */
@StrictSite
class SecondAdministratorDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired WaitingGrants waiting;
  @Autowired JdbcClient sql;

  private final String username = "u" + UUID.randomUUID();
  private Person root;
  private Person second;
  private BoundaryId yard;

  @BeforeEach
  void twoAdministrators() {
    root = cast.rootTheAdministrator();
    second = cast.rootTheAdministrator();
    yard = fleet.aBoundary().id();
  }

  @Test
  void anAccountMadeOnThePageHoldsTheRestAndWaitsForTheDecidingRole() throws Exception {
    mvc.perform(
            post("/accounts/new")
                .with(csrf())
                .with(as(root))
                .param("username", username)
                .param("displayName", "Marcus")
                .param("email", username + "@example.mil")
                .param("password", "a long enough one")
                .param("grants", "ISSM@" + yard, "AUDITOR@all"))
        .andExpect(status().isSeeOther());
    assertThat(held()).containsExactly("AUDITOR");
    assertThat(mine()).extracting(WaitingGrant::grant).containsExactly(new Grant(Role.ISSM, yard));
    assertOnlyTheOtherConfirms();
    assertThat(held()).containsExactly("AUDITOR", "ISSM");
  }

  @Test
  void anAccountMadeByAProgramToo() throws Exception {
    mvc.perform(
            post("/api/v1/accounts")
                .with(cast.bearer(root))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"username": "%s", "displayName": "Ada", "email": "%s@example.mil",
                     "password": "a long enough one",
                     "grants": [{"role": "AO", "boundary": "%s"}]}
                    """
                        .formatted(username, username, yard)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.grants").isEmpty());
    assertThat(held()).isEmpty();
    assertOnlyTheOtherConfirms();
    assertThat(held()).containsExactly("AO");
  }

  private void assertOnlyTheOtherConfirms() {
    UUID id = mine().getFirst().id();
    assertThatThrownBy(() -> waiting.confirm(root.actor(), id)).isInstanceOf(Forbidden.class);
    waiting.confirm(second.actor(), id);
    assertThat(mine()).isEmpty();
  }

  private List<WaitingGrant> mine() {
    return waiting.list(root.actor()).stream().filter(w -> w.username().equals(username)).toList();
  }

  private List<String> held() {
    return sql.sql(
            """
            select role from account_grant g join account a on a.id = g.account_id
            where a.username = ? and g.ended_at is null order by role
            """)
        .param(username)
        .query(String.class)
        .list();
  }
}
