package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Invalid;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AsOfTests {

  private static final Instant NOW = Instant.parse("2026-11-23T14:32:07Z");

  @Test
  void nothingSaidIsNow() {
    assertThat(AsOf.read("", NOW)).isEqualTo(new AsOf(NOW, false));
    assertThat(AsOf.read("", NOW).parameter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00, 2026-03-01T12:00:00Z",
    "2026-03-01, 2026-03-01T23:59:59.999999Z",
    "2026-11-23T14:32:07Z, 2026-11-23T14:32:07Z"
  })
  void anInstantIsReadAsPeopleWriteItAndSaidAgain(String said, Instant meant) {
    AsOf read = AsOf.read(said, NOW);
    assertThat(read).isEqualTo(new AsOf(meant, true));
    assertThat(AsOf.read(read.parameter(), NOW)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "2026-11-23T14:32:08Z",
        "yesterday",
        "2026-02-30",
        "1",
        "2026-13-01"
      })
  void whatLiesAheadOrIsNoInstantIsRefused(String said) {
    assertThatThrownBy(() -> AsOf.read(said, NOW)).isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-09-30, 2026-09-30",
    "2026-10-01, 2026-09-30, 2026-09-30",
    "2026-09-30, 2026-06-30, 2025-09-30",
    "2027-01-01, 2026-12-31, 2026-09-30",
    "2028-02-29, 2027-12-31, 2027-09-30"
  })
  void quartersAndFiscalYearsThatAreOverAreOffered(String today, String quarter, String year) {
    assertThat(control(today).choices())
        .filteredOn(c -> c.words().startsWith("End"))
        .extracting(c -> c.day().toString())
        .containsExactly(quarter, year);
    assertThat(control(today).choices())
        .allSatisfy(c -> AsOf.read(c.day().toString(), Instant.parse(today + "T00:00:00Z")));
  }

  @Test
  void theViewStaysButItsPageOfTheList() {
    AsOfControl control = control("2026-11-23");
    assertThat(control.now()).isEqualTo("/findings?q=a%26b");
    assertThat(control.choices().getFirst().href()).isEqualTo("/findings?asOf=2026-11-22&q=a%26b");
  }

  private static AsOfControl control(String today) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/findings");
    request.setParameter("q", "a&b");
    request.setParameter("page", "3");
    request.setParameter("asOf", "2026-01-01");
    request.setParameter("sort", "");
    return AsOfControl.of(request, Instant.parse(today + "T00:00:00Z"));
  }
}
