package io.muster.exceptions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.WaitingGrants;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A role that waits for a second administrator stands among the work of those who may confirm. */
@PortalTest
class RolesToConfirmDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired WaitingGrants waiting;
  @Autowired JdbcClient sql;

  private Boundary boundary;
  private Person ada;
  private Person root;
  private UUID asked;

  @BeforeEach
  void aRoleIsAskedFor() {
    asked = UUID.randomUUID();
    boundary = fleet.aBoundary();
    ada = cast.person("Ada");
    root = cast.rootTheAdministrator();
    sql.sql(
            """
            insert into waiting_grant (id, account_id, role, boundary_id, asked_at, asked_by)
            values (?, ?, 'AO', ?, now(), ?)
            """)
        .params(asked, ada.id().value(), boundary.id().value(), root.id().value())
        .update();
  }

  @Test
  void anotherAdministratorIsToldWhatWhereAndByWhom() throws Exception {
    Document page = work(cast.rootTheAdministrator());
    assertThat(rows(page).text()).contains(ada.username(), boundary.name(), root.username());
    assertThat(rows(page).select("th a").attr("href")).isEqualTo("/accounts/" + ada.id());
  }

  @Test
  void whoAskedIsNotAndNobodyElseIs() throws Exception {
    Person twin = cast.sameAs(root, new Grant(Role.ADMINISTRATOR, null));
    for (Person other :
        new Person[] {
          root,
          twin,
          cast.marcusTheIssm(null),
          cast.person("Al", new Grant(Role.ADMINISTRATOR, boundary.id()))
        }) {
      assertThat(rows(work(other))).as(other.username()).isEmpty();
    }
  }

  @Test
  void whatIsSettledWaitsForNobody() throws Exception {
    Person second = cast.rootTheAdministrator();
    waiting.refuse(second.actor(), asked);
    assertThat(rows(work(second))).isEmpty();
  }

  private Elements rows(Document page) {
    return page.select("#roles tbody tr:has(a[href=/accounts/" + ada.id() + "])");
  }

  private Document work(Person who) throws Exception {
    return Jsoup.parse(
        mvc.perform(get("/work").with(Cast.as(who)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
