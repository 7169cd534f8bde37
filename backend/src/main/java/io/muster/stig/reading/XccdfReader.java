package io.muster.stig.reading;

import io.muster.stig.Field;
import io.muster.stig.Rule;
import io.muster.stig.SourceFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a benchmark in XCCDF as DISA publishes it: version 1.1 for manual STIGs, 1.2 (longer ids)
 * for those with automated content.
 */
final class XccdfReader {

  private static final String LONG_ID = "xccdf_mil\\.disa\\.stig_(benchmark|group|rule)_";

  private final List<Rule> rules = new ArrayList<>();

  private XccdfReader() {}

  static ParsedBenchmark read(Element benchmark) {
    XccdfReader reader = new XccdfReader();
    reader.groups(benchmark);
    return ParsedBenchmark.of(
        SourceFormat.XCCDF,
        shortId(benchmark),
        benchmark.textOf("title").strip(),
        benchmark.textOf("version").strip(),
        plain(benchmark, "release-info"),
        facts(benchmark),
        reader.rules);
  }

  private void groups(Element parent) {
    parent
        .all("Group")
        .forEach(
            group -> {
              group.all("Rule").forEach(rule -> add(group, rule));
              groups(group);
            });
  }

  private void add(Element group, Element rule) {
    RuleBuilder built = new RuleBuilder(rules.size() + 1, shortId(group));
    built.severity(rule.attribute("severity"));
    built.put(Field.RULE_ID, shortId(rule));
    built.put(Field.WEIGHT, rule.attribute("weight"));
    built.put(Field.RULE_VERSION, rule.textOf("version").strip());
    built.put(Field.TITLE, rule.textOf("title").strip());
    built.put(Field.GROUP_TITLE, group.textOf("title").strip());
    built.put(Field.GROUP_DESCRIPTION, group.textOf("description"));
    Description.of(rule.textOf("description")).forEach(built::put);
    rule.first("reference")
        .ifPresent(
            reference -> {
              built.put(Field.REFERENCE_TITLE, reference.textOf("title"));
              built.put(Field.REFERENCE_PUBLISHER, reference.textOf("publisher"));
              built.put(Field.REFERENCE_TYPE, reference.textOf("type"));
              built.put(Field.REFERENCE_SUBJECT, reference.textOf("subject"));
              built.put(Field.REFERENCE_IDENTIFIER, reference.textOf("identifier"));
            });
    rule.all("ident").map(ident -> ident.text().strip()).forEach(built::ident);
    rule.first("fixtext")
        .ifPresent(
            fix -> {
              built.put(Field.FIX_TEXT, fix.text());
              built.put(Field.FIX_ID, fix.attribute("fixref"));
            });
    rule.first("check")
        .ifPresent(
            check -> {
              built.put(Field.CHECK_ID, check.attribute("system"));
              built.put(Field.CHECK_CONTENT, check.textOf("check-content"));
              check
                  .first("check-content-ref")
                  .ifPresent(
                      ref -> {
                        built.put(Field.CHECK_REF_HREF, ref.attribute("href"));
                        built.put(Field.CHECK_REF_NAME, ref.attribute("name"));
                      });
            });
    rules.add(built.rule());
  }

  private static Map<String, String> facts(Element benchmark) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "description", benchmark.textOf("description"));
    benchmark
        .first("status")
        .ifPresent(
            status -> {
              put(facts, "status", status.text());
              put(facts, "status-date", status.attribute("date"));
            });
    benchmark
        .first("notice")
        .ifPresent(
            notice -> {
              put(facts, "notice", notice.attribute("id"));
              put(facts, "notice-text", notice.text());
            });
    put(facts, "front-matter", benchmark.textOf("front-matter"));
    put(facts, "rear-matter", benchmark.textOf("rear-matter"));
    benchmark
        .first("reference")
        .ifPresent(
            reference -> {
              put(facts, "reference-href", reference.attribute("href"));
              put(facts, "publisher", reference.textOf("publisher"));
              put(facts, "source", reference.textOf("source"));
            });
    benchmark
        .all("plain-text")
        .forEach(plain -> put(facts, "plain-text." + plain.attribute("id"), plain.text()));
    return facts;
  }

  private static void put(Map<String, String> facts, String name, String text) {
    if (!text.isBlank()) {
      facts.put(name, text);
    }
  }

  private static String plain(Element benchmark, String id) {
    return benchmark
        .all("plain-text")
        .filter(plain -> plain.attribute("id").equals(id))
        .map(Element::text)
        .findFirst()
        .orElse("");
  }

  private static String shortId(Element element) {
    return element.attribute("id").strip().replaceFirst("^" + LONG_ID, "");
  }
}
