package io.muster.ui;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

class PartTests {

  @Controller
  static class Pages {

    @Parts({"rows", "progress"})
    @GetMapping("/list")
    String list() {
      return "fleet/list";
    }

    @GetMapping("/whole")
    String whole() {
      return "fleet/whole";
    }

    @Parts("rows")
    @GetMapping("/moved")
    String moved() {
      return "redirect:/list";
    }
  }

  private final MockMvc portal =
      MockMvcBuilders.standaloneSetup(new Pages()).addInterceptors(new PartInterceptor()).build();

  @Test
  void htmxGetsThePartItNames() throws Exception {
    portal
        .perform(htmx("/list", "rows"))
        .andExpect(view().name("fleet/list :: #rows"))
        .andExpect(header().string("Vary", "HX-Request, HX-Target"));
  }

  @Test
  void everyoneElseGetsThePage() throws Exception {
    portal
        .perform(get("/list"))
        .andExpect(view().name("fleet/list"))
        .andExpect(header().string("Vary", "HX-Request, HX-Target"));
  }

  @Test
  void backGetsThePage() throws Exception {
    portal
        .perform(htmx("/list", "rows").header("HX-History-Restore-Request", "true"))
        .andExpect(view().name("fleet/list"));
    portal
        .perform(htmx("/list", "rows").header("HX-Boosted", "true"))
        .andExpect(view().name("fleet/list"));
  }

  @Test
  void aTargetThatIsNotOneOfThePartsIsNotBelieved() throws Exception {
    portal
        .perform(htmx("/list", "main} + ${T(java.lang.Runtime)"))
        .andExpect(view().name("fleet/list"));
    portal.perform(htmx("/whole", "rows")).andExpect(view().name("fleet/whole"));
  }

  @Test
  void aRedirectStaysOne() throws Exception {
    portal.perform(htmx("/moved", "rows")).andExpect(view().name("redirect:/list"));
  }

  private static MockHttpServletRequestBuilder htmx(String path, String target) {
    return get(path).header("HX-Request", "true").header("HX-Target", target);
  }
}
