package io.muster.exports.scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Digest;
import io.muster.testing.PortalTest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files of reports are kept whole for their time, and their rows for good. */
@PortalTest
class KeptReportsDatabaseTests extends HarborReported {

  @Test
  void aLargeFileComesBackAsItWas() throws Exception {
    byte[] bytes = new byte[(5 << 20) + 17];
    new java.util.Random(1).nextBytes(bytes);
    ScheduledReport report = run(weekly(iris, "findings", "csv", boundary.id()));
    UUID id = report.id();
    pieces.discard(id);
    pieces.put(id, new java.io.ByteArrayInputStream(bytes));
    ScheduledReport.File file = new ScheduledReport.File("f", "t", bytes.length, Digest.of(bytes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pieces.write(id, file, out);
    assertThat(out.toByteArray()).isEqualTo(bytes);

    database
        .sql(
            "update report_piece set bytes = overlay(bytes placing '\\x00'::bytea from 9) where"
                + " report_id = ? and number = 5")
        .param(id)
        .update();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    assertThatThrownBy(() -> pieces.write(id, file, part)).isInstanceOf(java.io.IOException.class);
    assertThat(part.size()).as("its end is not sent").isLessThan(bytes.length);
  }

  @Test
  void filesAreDiscardedWhenTheirTimeIsOverAndTheirRowsStay() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    for (int week = 0; week < 4; week++) {
      making(first.plus(Duration.ofDays(7L * week))).run(schedule.id());
    }
    Instant last = first.plus(Duration.ofDays(21));
    keeping(last.plusSeconds(60), new ReportSettings(10_000, 3, 1)).discardSuperfluous();
    assertThat(of(schedule))
        .extracting(ScheduledReport::kept)
        .containsExactly(true, true, true, false);
    keeping(last.plusSeconds(60), new ReportSettings(10, 60, 1)).discardSuperfluous();
    assertThat(of(schedule))
        .extracting(ScheduledReport::kept)
        .containsExactly(true, true, false, false);

    ScheduledReport gone = of(schedule).getLast();
    assertThat(gone.discarded().because()).isEqualTo("Of a schedule 3 files are kept.");
    assertThat(sent(iris, gone).getStatus()).isEqualTo(409);
    assertThat(page(iris).text()).contains("Of a schedule 3 files are kept.");
    assertThat(audit("report.discarded", gone.id())).isEqualTo(1);
    assertThat(
            database
                .sql("select count(*) from report_piece where report_id = ?")
                .param(gone.id())
                .query(Long.class)
                .single())
        .isZero();
    keeping(last.plusSeconds(90), new ReportSettings(10, 60, 1)).discardSuperfluous();
    assertThat(audit("report.discarded", gone.id())).as("once").isEqualTo(1);
  }
}
