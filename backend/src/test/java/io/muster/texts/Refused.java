package io.muster.texts;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Which fields an answer refuses, as people and programs are told. */
record Refused(Set<String> fields, String words) {

  static Refused by(MockHttpServletResponse answer) {
    String text = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    Set<String> fields = new TreeSet<>();
    if (String.valueOf(answer.getContentType()).contains("json")) {
      var problem = JsonMapper.shared().readTree(text);
      problem.path("errors").forEach(e -> fields.add(plain(e.path("field").asString())));
      return new Refused(fields, problem.path("errors") + " " + problem.path("detail"));
    }
    var page = Jsoup.parse(text);
    page.select(".usa-error-message[id$=-error]")
        .forEach(e -> fields.add(plain(e.id().replaceFirst("-error$", ""))));
    return new Refused(fields, page.select(".usa-error-message, .usa-alert, h1").text());
  }

  /** Whether the field is one of them, or a part of one. */
  boolean names(Field field) {
    String name = plain(field.name());
    return fields.contains(name)
        || field.name().contains("{") && fields.stream().anyMatch(name::startsWith);
  }

  private static String plain(String field) {
    return field.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
