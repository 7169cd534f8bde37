package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTests {

  @Test
  void theMarkingIsTheFirstAndTheLastThingOfAPage() throws Exception {
    Document page = page().marked("CUI//SP-ISVI").of("error");

    assertThat(page.select(".marking.cui").eachText())
        .containsExactly("CUI//SP-ISVI", "CUI//SP-ISVI");
    assertThat(page.body().children().last().hasClass("marking")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "UNCLASSIFIED, u",
    "cui, cui",
    "CONFIDENTIAL, c",
    "SECRET//NOFORN, s",
    "TOP SECRET, ts",
    "TOP SECRET//SCI, sci"
  })
  void aMarkingHasTheColourOfItsLevel(String text, String colour) {
    assertThat(Marking.of(text)).isEqualTo(new Marking(text, colour));
  }

  @Test
  void anUnknownMarkingStopsThePortal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Marking.of("SECRT"))
        .withMessageContaining("muster.marking");
  }

  @Test
  void whoIsNotSignedInSeesNoSections() throws Exception {
    Document page = page().of("error");

    assertThat(page.select("header nav, header form")).isEmpty();
  }

  @Test
  void administratorsOfEverythingSeeTheAccounts() throws Exception {
    assertThat(sectionsOf(new Grant(Role.ADMINISTRATOR, null)))
        .isEqualTo("Overview Fleet Findings Exceptions Plans Trends Rules Boundaries Accounts");
    assertThat(sectionsOf(new Grant(Role.ADMINISTRATOR, new BoundaryId(UUID.randomUUID()))))
        .isEqualTo("Overview Fleet Findings Exceptions Plans Trends Rules Boundaries");
    assertThat(sectionsOf(new Grant(Role.AUDITOR, null)))
        .isEqualTo("Overview Fleet Findings Exceptions Plans Trends Rules Boundaries");
  }

  @Test
  void thePersonMenuSignsOutByPost() throws Exception {
    Document page = page().with("viewer", iris()).of("error");

    assertThat(page.select("header form[method=post]").attr("action")).isEqualTo("/sign-out");
    assertThat(page.select("header summary").text()).isEqualTo("Iris");
  }

  @Test
  void onlyTheDemoSaysThatItIsOne() throws Exception {
    assertThat(page().of("error").select(".demo")).isEmpty();
    assertThat(page().inProfile("demo").of("error").select(".demo").text())
        .isEqualTo("Demo: simulated clusters, no real data.");
  }

  @Test
  void thePageSaysWhenItWasMade() throws Exception {
    assertThat(page().of("error").select("header time").text()).isEqualTo("23 Nov 2026 14:32Z");
  }

  private static String sectionsOf(Grant grant) throws Exception {
    return page().with("viewer", iris(grant)).of("error").select("header nav").text();
  }

  private static Actor iris(Grant... grants) {
    return new Actor(null, "iris", "Iris", Set.of(grants));
  }

  private static RenderedPage page() {
    return RenderedPage.withNothing().with("status", 404);
  }
}
