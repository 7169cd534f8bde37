package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

  private static final Instant NOW = Instant.parse("2026-11-23T14:32:07Z");

  private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Numbers numbers = new Numbers();

  @ParameterizedTest
  @CsvSource({
    "PT0.2S, 0.2 s",
    "PT9.99S, 9.9 s",
    "PT10S, 10 s",
    "PT59.9S, 59 s",
    "PT1M, 1 min",
    "PT59M59S, 59 min",
    "PT1H, 1 h 00 min",
    "PT19H52M, 19 h 52 min",
    "PT24H, 1 d 00 h",
    "PT218H, 9 d 02 h",
    "P100D, 100 d",
    "PT-12M, 12 min"
  })
  void aLengthOfTimeIsItsTwoLargestUnits(Duration length, String words) {
    assertThat(times.words(length)).isEqualTo(words);
  }

  @Test
  void anAgeCountsFromNowBothWays() {
    assertThat(times.since(NOW.minusSeconds(720))).isEqualTo("12 min");
    assertThat(times.since(NOW.plusSeconds(720))).isEqualTo("12 min");
  }

  @Test
  void figuresBringTheirUnit() {
    assertThat(numbers.of(1, "container")).isEqualTo("1 container");
    assertThat(numbers.of(50_000, "container")).isEqualTo("50,000 containers");
    assertThat(numbers.of(0, "boundary", "boundaries")).isEqualTo("0 boundaries");
    assertThat(numbers.size(999)).isEqualTo("999 B");
    assertThat(numbers.size(41_900)).isEqualTo("41 kB");
    assertThat(numbers.size(1_250_000)).isEqualTo("1.3 MB");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null, 1", "2, 2", "0, 1", "-3, 1", "x, 1", "99999999999, 1", "9999999, 1000000"},
      nullValues = "null")
  void aPageThatIsNoneIsTheFirst(String parameter, int number) {
    assertThat(PageRequested.of(parameter).number()).isEqualTo(number);
  }

  @Test
  void farPagesAreLeftOut() {
    PageLinks links = new PageLinks("/fleet", Map.of(), new PageRequested(10, 10), 200);

    assertThat(links.links())
        .extracting(PageLinks.Link::label)
        .containsExactly("1", "…", "8", "9", "10", "11", "12", "…", "20");
  }

  @Test
  void linksCarryWhatPeopleTypedSafely() {
    PageLinks links = new PageLinks("/fleet", Map.of("q", "a&b=c d"), new PageRequested(1, 10), 20);

    assertThat(links.next()).isEqualTo("/fleet?page=2&q=a%26b%3Dc%20d");
  }

  @Test
  void anEmptyListHasOnePageAndNoRows() {
    PageLinks links = new PageLinks("/fleet", Map.of(), new PageRequested(1, 10), 0);

    assertThat(List.of(links.from(), links.to(), (long) links.last())).containsExactly(0L, 0L, 1L);
    assertThat(links.several()).isFalse();
  }

  @Test
  void anUnknownColumnIsTheListsOwnOrder() {
    List<String> columns = List.of("name", "open");

    assertThat(Sort.of("drop table", columns, "-open")).isEqualTo(new Sort("open", true));
    assertThat(Sort.of("-name", columns, "-open")).isEqualTo(new Sort("name", true));
    assertThat(Sort.of(null, columns, "name")).isEqualTo(new Sort("name", false));
  }
}
