package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.multipart.MultipartFile;

class FieldFragmentTests {

  public record Form(
      String name,
      String secret,
      String notes,
      Integer days,
      LocalDate until,
      String boundary,
      boolean sure,
      Set<String> roles,
      String kind,
      MultipartFile bundle) {}

  public record Option(String value, String label) {}

  private static final List<Option> BOUNDARIES =
      List.of(new Option("a", "Shipyard"), new Option("b", "Training"));
  private static final Form FILLED =
      new Form(
          "harbor",
          "hunter2",
          "two\nlines",
          7,
          LocalDate.of(2027, 1, 31),
          "b",
          true,
          Set.of("a"),
          "b",
          null);

  @Test
  void everyControlKeepsWhatWasTyped() throws Exception {
    Document page = render(FILLED);

    assertThat(page.getElementById("name").val()).isEqualTo("harbor");
    assertThat(page.getElementById("notes").wholeText()).isEqualTo("two\nlines");
    assertThat(page.getElementById("days").val()).isEqualTo("7");
    assertThat(page.getElementById("until").val()).isEqualTo("2027-01-31");
    assertThat(page.select("#boundary option[selected]").eachAttr("value")).containsExactly("b");
    assertThat(page.getElementById("sure").hasAttr("checked")).isTrue();
    assertThat(page.select("[name=roles][checked]").eachAttr("value")).containsExactly("a");
    assertThat(page.select("[name=kind][checked]").eachAttr("value")).containsExactly("b");
  }

  @Test
  void aPasswordNeverComesBack() throws Exception {
    Document page = render(FILLED);

    assertThat(page.getElementById("secret").hasAttr("value")).isFalse();
    assertThat(page.outerHtml()).doesNotContain("hunter2");
  }

  @Test
  void everyControlHasALabelOfItsOwn() throws Exception {
    for (Element control :
        render(FILLED).select("main input:not([type=hidden]), main select, main textarea")) {
      assertThat(control.ownerDocument().select("label[for=" + control.id() + "]"))
          .as(control.outerHtml())
          .hasSize(1);
    }
  }

  @Test
  void anErrorStandsAtItsFieldAndInTheSummaryThatLeadsThere() throws Exception {
    var result = new BeanPropertyBindingResult(FILLED, "form");
    result.rejectValue("name", "taken", "harbor exists already.");
    result.reject("both", "The two do not go together.");
    Document page =
        RenderedPage.withNothing()
            .withForm(FILLED, result)
            .with("boundaries", BOUNDARIES)
            .of("test/fields");

    Element name = page.getElementById("name");
    assertThat(name.attr("aria-invalid")).isEqualTo("true");
    assertThat(name.attr("aria-describedby")).isEqualTo("name-hint name-error");
    assertThat(page.getElementById("name-error").text()).contains("harbor exists already.");
    assertThat(page.select(".summary a[href=#name]").text()).isEqualTo("harbor exists already.");
    assertThat(page.select(".summary li").eachText()).contains("The two do not go together.");
    assertThat(page.getElementById("days").hasAttr("aria-invalid")).isFalse();
  }

  @Test
  void withoutErrorsThereIsNoSummary() throws Exception {
    assertThat(render(FILLED).select(".summary, .usa-error-message")).isEmpty();
  }

  @Test
  void hintsAndTheWordRequiredBelongToTheirFieldOnly() throws Exception {
    Document page = render(FILLED);

    assertThat(page.select(".must")).hasSize(1);
    assertThat(page.getElementById("name").attr("aria-required")).isEqualTo("true");
    assertThat(page.select(".usa-hint[id]").eachAttr("id"))
        .containsExactly("name-hint", "bundle-hint");
    assertThat(page.getElementById("days").hasAttr("aria-describedby")).isFalse();
  }

  private static Document render(Form form) throws Exception {
    return RenderedPage.withNothing()
        .withForm(form)
        .with("boundaries", BOUNDARIES)
        .of("test/fields");
  }
}
