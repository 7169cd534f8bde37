package io.muster.exports.scheduled;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.muster.identity.TokenScope;
import io.muster.shared.Digest;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** People schedule on the page; programs list and fetch. */
@PortalTest
class ScheduledReportPagesDatabaseTests extends HarborReported {

  @Test
  void aPersonSchedulesOnThePageAndStopsIt() throws Exception {
    MockHttpServletResponse refused = posted(iris, "evidence.zip", "CRON", "*/5 * * * *");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.getContentAsString()).select(".usa-error-message").text())
        .contains("once an hour at the most");
    assertThat(posted(iris, "nothing.zip", "WEEKLY", "").getStatus()).isEqualTo(422);
    assertThat(posted(iris, "evidence.zip", "WEEKLY", "").getStatus()).isEqualTo(303);
    Document page = page(iris);
    assertThat(page.select("#schedules").text()).isEqualTo("Your schedules");
    assertThat(page.text()).contains("Evidence package, ZIP", "Every Monday at 06:00 (UTC)");

    String end = page.select("form[action$=/end]").attr("action");
    Person other = cast.irisTheIsso(boundary.id());
    assertThat(page(other).select("form[action$=/end]")).isEmpty();
    assertThat(
            browser
                .perform(post(end).with(csrf()).with(as(other)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
    assertThat(
            browser
                .perform(post(end).with(csrf()).with(as(iris)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(303);
    assertThat(page(iris).text()).contains("Its owner stopped it.");
    assertThat(
            browser
                .perform(post(end).with(csrf()).with(as(iris)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(409);
  }

  @Test
  void programsListAndFetch() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    making(first).run(schedule.id());
    making(first.plus(Duration.ofDays(7))).run(schedule.id());
    var token = cast.bearer(iris, TokenScope.READ);
    String list =
        browser
            .perform(get("/api/v1/reports/scheduled?limit=1").with(token))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String rest =
        browser
            .perform(
                get("/api/v1/reports/scheduled?limit=1&cursor=" + JsonPath.read(list, "$.next"))
                    .with(token))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(JsonPath.<String>read(list, "$.items[0].asOf"))
        .isEqualTo(first.plus(Duration.ofDays(7)).toString());
    assertThat(JsonPath.<String>read(rest, "$.items[0].asOf")).isEqualTo(first.toString());
    assertThat(rest).doesNotContain("\"next\"");
    MockHttpServletResponse file =
        browser
            .perform(
                get("/api/v1/reports/scheduled/" + JsonPath.read(rest, "$.items[0].id"))
                    .with(token))
            .andReturn()
            .getResponse();
    assertThat(Digest.of(file.getContentAsByteArray()))
        .isEqualTo(JsonPath.<String>read(rest, "$.items[0].sha256"));
    assertThat(
            browser
                .perform(
                    get("/api/v1/reports/scheduled/" + JsonPath.read(rest, "$.items[0].id"))
                        .with(cast.bearer(cast.veraTheAuditor(fleet.aBoundary().id()))))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  private MockHttpServletResponse posted(Person who, String report, String cadence, String cron)
      throws Exception {
    return browser
        .perform(
            post("/reports/schedules")
                .param("report", report)
                .param("boundary", boundary.id().toString())
                .param("cadence", cadence)
                .param("cron", cron)
                .with(csrf())
                .with(as(who)))
        .andReturn()
        .getResponse();
  }
}
