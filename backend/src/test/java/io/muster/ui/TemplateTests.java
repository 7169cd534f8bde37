package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template, read as text before anything fills it in. */
class TemplateTests {

  private static final Path TEMPLATES = Path.of("frontend-templates", "templates");
  private static final Pattern COMPONENT =
      Pattern.compile("\\busa-[a-z]+(?:-[a-z]+)*?(?=__|--|[^a-z-]|$)");

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noScriptOrStyleStandsInline(Path file) {
    Document template = parse(file);

    assertThat(template.select("style")).isEmpty();
    assertThat(template.select("script"))
        .allSatisfy(script -> assertThat(script.hasAttr("th:src")).isTrue());
    for (Attribute attribute : attributes(template)) {
      assertThat(attribute.getKey()).doesNotMatch("(?i)(th:)?(on[a-z]+|style(append)?)");
      assertThat(attribute.getValue()).doesNotContainIgnoringCase("javascript:");
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void nothingIsWrittenWithoutEscaping(Path file) {
    assertThat(attributes(parse(file))).extracting(Attribute::getKey).doesNotContain("th:utext");
    assertThat(read(file)).doesNotContain("[(");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyFormSaysItsMethodAndItsAction(Path file) {
    for (Element form : parse(file).select("form")) {
      assertThat(form.attr("method")).as(form.outerHtml()).isIn("get", "post");
      assertThat(form.hasAttr("th:action")).as(form.outerHtml()).isTrue();
      assertThat(form.hasAttr("th:method")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyControlHasALabel(Path file) {
    Document template = parse(file);
    for (Element control : template.select("input, select, textarea")) {
      if (control.attr("type").equals("hidden")) {
        continue;
      }
      assertThat(labelled(template, control)).as(control.outerHtml()).isTrue();
    }
  }

  /** Thymeleaf replaces an element before it looks at its conditions, so these would not count. */
  @ParameterizedTest
  @MethodSource("templates")
  void whatIsReplacedHasNoConditionOfItsOwn(Path file) {
    for (Element replaced : parse(file).getElementsByAttribute("th:replace")) {
      assertThat(replaced.attributes().asList())
          .as(replaced.outerHtml())
          .extracting(Attribute::getKey)
          .doesNotContain("th:if", "th:unless", "th:each", "th:case", "th:with", "th:object");
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyUswdsComponentInUseIsInTheStyleSheet(Path file) {
    Set<String> used = new TreeSet<>();
    COMPONENT.matcher(read(file)).results().forEach(found -> used.add(found.group()));
    String build = read(Path.of("frontend-templates", "build.mjs"));

    assertThat(used).allSatisfy(name -> assertThat(build).contains("'" + name + "'"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyPageIsInTheLayoutAndHasOneHeading(Path file) {
    if (file.getFileName().toString().startsWith("_")) {
      return;
    }
    assertThat(read(file)).startsWith("<!DOCTYPE html>");
    Element html = parse(file).selectFirst("html");

    assertThat(html).isNotNull();
    assertThat(html.attr("th:replace")).startsWith("~{ui/_layout :: page(");
    assertThat(html.select("main")).hasSize(1);
    assertThat(html.select("h1")).hasSize(1);
  }

  private static boolean labelled(Document template, Element control) {
    if (control.hasAttr("aria-label") || control.hasAttr("th:aria-label")) {
      return true;
    }
    if (control.parents().is("label")) {
      return true;
    }
    if (control.hasAttr("id")) {
      return !template.select("label[for=" + control.attr("id") + "]").isEmpty();
    }
    // The fields of ui/_field: their label is in the fragment's head and takes the same id.
    return !template.select("label").stream()
        .filter(label -> label.hasAttr("th:for"))
        .toList()
        .isEmpty();
  }

  private static List<Attribute> attributes(Document template) {
    return template.getAllElements().stream()
        .flatMap(element -> element.attributes().asList().stream())
        .toList();
  }

  private static Document parse(Path file) {
    return org.jsoup.Jsoup.parse(read(file), "", Parser.xmlParser());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
