package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import io.muster.clusters.Cluster;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page, as long as names may be: Section 508, no sideways scrolling, no complaint. */
class PagesBrowserTests extends BrowserTest {

  private static final String LONG = "drydock-" + "with-a-name-as-long-as-it-may-be-".repeat(2);

  @Autowired private Cast cast;
  @Autowired private Fleet fleet;
  @Autowired private JdbcClient sql;

  static Stream<Look> looks() {
    return Stream.of(Look.WIDE, Look.NARROW.inTheDark());
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyPageIsWhole(Look look) {
    SoftAssertions all = new SoftAssertions();
    try (var root = visitor(look).signIn(cast.rootTheAdministrator())) {
      pages()
          .forEach(
              (name, path) -> {
                all.assertThat(root.open(path)).as(path).isEqualTo(200);
                all.assertThatCode(() -> root.judges(name)).as(path).doesNotThrowAnyException();
              });
    }
    all.assertAll();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aRefusedFormSaysWhereAndWhy(Look look) {
    try (var root = visitor(look).signIn(cast.rootTheAdministrator())) {
      root.open("/boundaries/new");
      root.page().getByLabel("Time zone").fill("Mars/Olympus");
      root.page().locator("main form button[type=submit]").click();

      root.page().locator(".summary:focus").waitFor();
      assertThat(root.page().locator(".summary a[href='#name']").count()).isEqualTo(1);
      assertThat(root.page().getByLabel("Time zone").inputValue()).isEqualTo("Mars/Olympus");
      root.judges("refused-form");
    }
  }

  @Test
  void aFileFieldTakesADroppedFile() {
    try (var root = visitor(Look.WIDE).signIn(cast.rootTheAdministrator())) {
      root.open("/clusters/new");
      JSHandle dropped =
          root.page()
              .evaluateHandle(
                  """
                  () => {
                    const transfer = new DataTransfer();
                    transfer.items.add(new File(['x'.repeat(41000)], 'ucp-bundle-otis.zip'));
                    return transfer;
                  }
                  """);
      root.page().locator("[data-drop]").dispatchEvent("drop", Map.of("dataTransfer", dropped));

      assertThat(root.page().evaluate("document.getElementById('bundle').files[0].name"))
          .isEqualTo("ucp-bundle-otis.zip");
      assertThat(root.page().locator("[data-drop-says]").textContent())
          .isEqualTo("ucp-bundle-otis.zip, 41 kB");
    }
  }

  @Test
  void withoutScriptsAFileFieldPromisesNoDropping() {
    try (var root = visitor(Look.WIDE.withoutScripts()).signIn(cast.rootTheAdministrator())) {
      root.open("/clusters/new");

      assertThat(root.page().locator("input[type=file]").isVisible()).isTrue();
      assertThat(root.page().locator("[data-drop]").textContent()).isBlank();
    }
  }

  /** A deciding role that waits for a second administrator. */
  private void waitingFor(Person person, BoundaryId boundary) {
    sql.sql(
            """
            insert into waiting_grant (id, account_id, role, boundary_id, asked_at)
            values (gen_random_uuid(), ?, 'AO', ?, now())
            """)
        .params(person.id().value(), boundary.value())
        .update();
  }

  private Map<String, String> pages() {
    var boundary = fleet.aBoundary();
    Cluster cluster = fleet.clusterIn(boundary, LONG.substring(0, 63));
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("boundaries", "/boundaries");
    pages.put("boundary-new", "/boundaries/new");
    pages.put("boundary", "/boundaries/" + boundary.id());
    pages.put("boundary-edit", "/boundaries/" + boundary.id() + "/edit");
    pages.put("cluster-new", "/clusters/new");
    pages.put("cluster-bundle", "/clusters/" + cluster.id() + "/bundle");
    pages.put("cluster-renewal", "/clusters/" + cluster.id() + "/renewal");
    pages.put("cluster-edit", "/clusters/" + cluster.id() + "/edit");
    pages.put("cluster-connection", "/clusters/" + cluster.id() + "/connection");
    pages.put("cluster-identity", "/clusters/" + cluster.id() + "/identity");
    pages.put("accounts", "/accounts");
    pages.put("account-new", "/accounts/new");
    Grant dated = new Grant(Role.AUDITOR, boundary.id(), Instant.now().plusSeconds(86_400));
    Person held = cast.person("Vera", dated);
    waitingFor(held, boundary.id());
    pages.put("account-dated", "/accounts/" + held.id());
    pages.put("integrity", "/integrity");
    pages.put("keys", "/keys");
    pages.put("audit", "/audit");
    pages.put("audit-of-accounts", "/audit?action=account.");
    pages.put("audit-verification", "/audit/verification?verify=now");
    pages.put("audit-seal-refused", "/audit/verification?verify=now&head=seven");
    pages.put("about", "/about");
    pages.put("account", "/account");
    pages.put("account-password", "/account/password");
    pages.put("token-new", "/account/tokens/new");
    return pages;
  }
}
