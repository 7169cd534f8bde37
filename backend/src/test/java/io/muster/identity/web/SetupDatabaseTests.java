package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.testing.PortalTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** On a database of its own, since it needs one without an account. */
@PortalTest
@TestPropertySource(
    properties = {
      "muster.admin.username=",
      "muster.admin.password=",
      "muster.break-glass.username=hammer",
      "muster.break-glass.password=sealed in an envelope"
    })
@ExtendWith(OutputCaptureExtension.class)
class SetupDatabaseTests {

  private static final Pattern CODE = Pattern.compile("\\b([0-9a-f]{4}-){7}[0-9a-f]{4}\\b");

  @Autowired MockMvc mvc;
  @Autowired JdbcClient sql;

  @Test
  void theCodeInTheLogMakesOneFirstAdministratorAndNoOther(CapturedOutput log) throws Exception {
    mvc.perform(get("/fleet")).andExpect(redirectedUrl("/setup"));
    mvc.perform(get("/sign-in")).andExpect(redirectedUrl("/setup"));
    mvc.perform(get("/actuator/health")).andExpect(status().isOk());
    mvc.perform(get("/api/v1/accounts")).andExpect(status().isUnauthorized());
    assertThat(
            Jsoup.parse(mvc.perform(get("/setup")).andReturn().getResponse().getContentAsString())
                .select("form input"))
        .extracting(input -> input.attr("name"))
        .contains("code", "username", "displayName", "email", "password");

    for (int i = 0; i < 5; i++) {
      Document refused = Jsoup.parse(send("guess", "root").getContentAsString());
      assertThat(refused.select("#code-error").text()).contains("not the code");
      assertThat(refused.select("#username").val()).isEqualTo("root");
      assertThat(refused.select("#password").val()).isEmpty();
    }
    assertThat(log).contains("The break-glass account hammer is not made yet");
    String printed = lastCode(log);
    assertThat(send(another(printed), "r").getStatus()).isEqualTo(422);
    MockHttpServletResponse weak = send(printed, "correct");
    assertThat(weak.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(weak.getContentAsString()).select("#password-error").text())
        .contains("12 characters");

    List<MockHttpServletResponse> answers = twoAtOnce(printed);
    assertThat(answers)
        .extracting(MockHttpServletResponse::getRedirectedUrl)
        .containsExactlyInAnyOrder("/fleet", "/sign-in");
    assertThat(sql.sql("select count(*) from account").query(Integer.class).single()).isOne();
    assertThat(
            sql.sql("select role from account_grant where boundary_id is null")
                .query(String.class)
                .list())
        .containsExactly("ADMINISTRATOR");

    var winner =
        answers.stream()
            .filter(a -> "/fleet".equals(a.getRedirectedUrl()))
            .findFirst()
            .orElseThrow();
    mvc.perform(get("/accounts").cookie(winner.getCookies())).andExpect(status().isOk());
    mvc.perform(get("/setup")).andExpect(redirectedUrl("/sign-in"));
    assertThat(send(printed, "second").getRedirectedUrl()).isEqualTo("/sign-in");
  }

  private List<MockHttpServletResponse> twoAtOnce(String code) throws Exception {
    Callable<MockHttpServletResponse> one = () -> send(code, "root");
    Callable<MockHttpServletResponse> other = () -> send(code, "admin");
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers = threads.invokeAll(List.of(one, other));
      return List.of(answers.getFirst().get(), answers.getLast().get());
    }
  }

  private MockHttpServletResponse send(String code, String username) throws Exception {
    return mvc.perform(
            post("/setup")
                .with(csrf())
                .param("code", code)
                .param("username", username)
                .param("displayName", "Root")
                .param("email", "root@example.mil")
                .param("password", "correct horse battery"))
        .andReturn()
        .getResponse();
  }

  private static String another(String code) {
    return (code.charAt(0) == 'f' ? 'e' : 'f') + code.substring(1);
  }

  private static String lastCode(CapturedOutput log) {
    return CODE.matcher(log.getAll()).results().reduce((first, last) -> last).orElseThrow().group();
  }
}
