package io.muster.reports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.findings.FindingFigures;
import io.muster.posture.TrendPoint;
import io.muster.reports.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands at the foot of a chart. */
class TrendChartTests {

  private static final Instant FROM = Instant.parse("2026-08-30T21:44:50Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 90, 119, 120, 121, 180, 239, 240, 365, 1095, 3650})
  void noDayStandsTwice(int days) {
    List<TrendChart.Day> foot = over(days).days();
    assertThat(foot).hasSizeBetween(1, 9);
    assertThat(foot).extracting(TrendChart.Day::text).doesNotHaveDuplicates();
    assertThat(foot).extracting(TrendChart.Day::x).isSorted();
  }

  @Test
  void aLongTimeIsMarkedWhereMonthsBegin() {
    assertThat(over(121).days())
        .extracting(TrendChart.Day::text)
        .containsExactly("Sep 2026", "Oct 2026", "Nov 2026", "Dec 2026");
  }

  private static TrendChart over(int days) {
    TrendPoint nothing = new TrendPoint(FROM, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return new TrendChart(
        new Trend(
            FROM,
            FROM.plus(Duration.ofDays(days)),
            FROM,
            List.of(nothing),
            new FindingFigures(0, 0, 0, 0, null, null, null, null),
            -1));
  }
}
