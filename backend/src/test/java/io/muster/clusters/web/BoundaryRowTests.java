package io.muster.clusters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryRowTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, ended 2 days ago, unread",
    "2026-11-22, ended 1 day ago, unread",
    "2026-11-23, ends today, unread",
    "2026-11-24, 1 day left, unread",
    "2027-01-22, 60 days left, unread",
    "2027-01-23, 61 days left, ''",
  })
  void theEndOfAnAuthorizationIsSaidInDaysAndColouredWhenNear(
      LocalDate ends, String words, String colour) {
    assertThat(BoundaryRow.words(TODAY, ends, false)).isEqualTo(words);
    assertThat(BoundaryRow.colour(TODAY, ends)).isEqualTo(colour);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, ended 2 days before",
    "2026-11-23, ends that day",
    "2026-11-24, 1 day left",
  })
  void ofAPastInstantItIsSaidFromThere(LocalDate ends, String words) {
    assertThat(BoundaryRow.words(TODAY, ends, true)).isEqualTo(words);
  }
}
