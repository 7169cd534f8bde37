package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** A site's own checklist comes back filled in. */
@PortalTest
class FilledInDatabaseTests extends HarborExported {

  @Test
  void aSitesOwnChecklistIsFilledIn() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    MockHttpServletResponse made = send(get(page() + "/file"), vera);
    String theirs =
        made.getContentAsString(StandardCharsets.UTF_8)
            .replace("<STATUS>Open</STATUS>", "<STATUS>Not_Reviewed</STATUS>");

    MockHttpServletResponse filled = upload(theirs, vera, false);
    assertThat(filled.getStatus()).isEqualTo(200);
    assertThat(filled.getHeader("Content-Disposition")).contains("filled-in-harbor-");
    assertThat(filled.getContentAsString(StandardCharsets.UTF_8)).contains("<STATUS>Open</STATUS>");
    MockHttpServletResponse refused = upload("nothing of it", vera, false);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.getContentAsString()).select(".usa-error-message").text())
        .contains("neither a CKL nor a CKLB");
    String other = theirs.replace("<HOST_NAME>harbor<", "<HOST_NAME>drydock<");
    MockHttpServletResponse asks = upload(other, vera, false);
    assertThat(asks.getStatus()).isEqualTo(409);
    assertThat(Jsoup.parse(asks.getContentAsString()).select("input[name=confirmed]")).isNotEmpty();
    assertThat(upload(other, vera, true).getStatus()).isEqualTo(200);
  }

  @Test
  void aProgramHasItsOwnChecklistFilledInByATokenThatReads() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    String open =
        send(get(page() + "/file?format=cklb"), vera).getContentAsString(StandardCharsets.UTF_8);
    String theirs = open.replace("\"status\":\"open\"", "\"status\":\"not_reviewed\"");
    String other = theirs.replace("\"host_name\":\"harbor\"", "\"host_name\":\"drydock\"");
    MockHttpServletResponse filled = filledIn(theirs, vera, false);

    assertThat(other).isNotEqualTo(theirs).isNotEqualTo(open);
    assertThat(filled.getStatus()).isEqualTo(200);
    assertThat(filled.getContentType()).isEqualTo("application/json");
    assertThat(filled.getHeader("Content-Disposition")).contains("filled-in-harbor-");
    assertThat(filled.getContentAsString(StandardCharsets.UTF_8)).contains("\"status\":\"open\"");
    assertThat(filledIn(other, vera, true).getStatus()).isEqualTo(200);
    MockHttpServletResponse elsewhere = filledIn(other, vera, false);
    assertThat(elsewhere.getStatus()).isEqualTo(409);
    assertThat(elsewhere.getContentType()).startsWith("application/problem+json");
    MockHttpServletResponse none = filledIn("nothing of it", vera, false);
    assertThat(none.getStatus()).isEqualTo(422);
    assertThat(none.getContentAsString()).contains("neither a CKL nor a CKLB");
    assertThat(filledIn(theirs, cast.veraTheAuditor(fleet.aBoundary().id()), false).getStatus())
        .isEqualTo(404);
  }

  private MockHttpServletResponse filledIn(String file, Person who, boolean confirmed)
      throws Exception {
    return browser
        .perform(
            multipart("/api/v1/clusters/" + harbor.id() + "/checklist")
                .file(
                    new MockMultipartFile(
                        "file",
                        "site",
                        "application/octet-stream",
                        file.getBytes(StandardCharsets.UTF_8)))
                .param("confirmed", String.valueOf(confirmed))
                .with(cast.bearer(who, io.muster.identity.TokenScope.READ)))
        .andReturn()
        .getResponse();
  }
}
