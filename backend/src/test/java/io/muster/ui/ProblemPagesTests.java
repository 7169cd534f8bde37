package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

class ProblemPagesTests {

  @Controller
  static class Pages {

    @GetMapping({"/page/{what}", "/api/v1/{what}"})
    String page(@PathVariable String what) {
      throw switch (what) {
        case "gone" -> new NotFound("No such cluster.");
        case "taken" -> new Conflict("A scan is open.");
        case "refused" -> new Forbidden("This needs the role ISSM.");
        case "wrong" -> new Invalid("name", "Give a name.");
        default -> new IllegalStateException("secret of the house");
      };
    }

    @GetMapping("/thing/{id}")
    String thing(@PathVariable UUID id) {
      return "test/" + id;
    }
  }

  private final MockMvc portal =
      MockMvcBuilders.standaloneSetup(new Pages())
          .setHandlerExceptionResolvers(new ProblemPages())
          .build();

  @ParameterizedTest
  @CsvSource({
    "gone, 404, No such cluster.",
    "taken, 409, A scan is open.",
    "refused, 403, This needs the role ISSM.",
    "wrong, 422, Give a name."
  })
  void aProblemOfOursIsShownWithItsStatusAndSentence(String what, int status, String sentence)
      throws Exception {
    var answer = portal.perform(get("/page/" + what)).andReturn();
    assertThat(answer.getResponse().getStatus()).isEqualTo(status);

    var model = answer.getModelAndView().getModel();
    Document page =
        RenderedPage.withNothing()
            .with("status", model.get("status"))
            .with("problem", model.get("problem"))
            .with("requestId", "7d4e")
            .of(answer.getModelAndView().getViewName());
    assertThat(page.select("main .said").text()).isEqualTo(sentence);
    assertThat(page.select("main").text()).contains("Status " + status, "Request id 7d4e");
    assertThat(page.select("main h1").text()).isEqualTo(Refusal.of(status).heading());
  }

  @Test
  void theApiAnswersForItself() {
    assertThat(catchOf("/api/v1/gone")).hasRootCauseInstanceOf(NotFound.class);
  }

  @Test
  void whatIsNotOursIsNotShown() {
    assertThat(catchOf("/page/other")).hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void anIdThatIsNoneReadsLikeAnUnknownOne() throws Exception {
    var answer = portal.perform(get("/thing/not-an-id")).andReturn();

    assertThat(answer.getResponse().getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 409, 413, 418, 422, 429, 500, 502, 503})
  void everyStatusSaysWhatHappenedAndWhatToDo(int status) throws Exception {
    Document page = RenderedPage.withNothing().with("status", status).of("error");

    assertThat(page.select("main h1").text()).isNotBlank();
    assertThat(page.select("main p").eachText()).allMatch(text -> !text.isBlank());
    assertThat(page.select("main a[href=/sign-in]")).hasSize(1);
  }

  private Throwable catchOf(String path) {
    return org.assertj.core.api.Assertions.catchThrowable(() -> portal.perform(get(path)));
  }
}
