package io.muster.stig.reading;

import io.muster.stig.Field;
import io.muster.stig.Rule;
import io.muster.stig.SourceFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rules of an empty CKLB, as STIG Viewer 3 saves it. */
final class CklbReader {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(Limits.DOCUMENT)
                          .maxNestingDepth(Limits.DEPTH)
                          .maxStringLength(Limits.TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();
  private static final Map<String, Field> FIELDS = fields();

  private CklbReader() {}

  static ParsedBenchmark read(byte[] document) {
    JsonNode root;
    try {
      root = JSON.readTree(document);
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      throw StigRefused.because(
          "The file is no whole JSON document, or a text in it is longer than %,d characters: it"
              + " cannot be read beyond line %d.",
          Limits.TEXT, Math.max(1, line));
    }
    JsonNode stigs = root.path("stigs");
    if (!stigs.isArray()) {
      throw StigRefused.because("The file is JSON but no CKLB: it has no “stigs”.");
    }
    if (stigs.size() != 1) {
      throw StigRefused.because(
          "The checklist holds %d STIGs. Save one with a single STIG.", stigs.size());
    }
    JsonNode stig = stigs.get(0);
    Map<String, String> facts = new LinkedHashMap<>();
    stig.properties().stream()
        .filter(p -> p.getValue().isValueNode() && !said(p.getValue()).isBlank())
        .forEach(p -> facts.put(p.getKey(), said(p.getValue())));
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : stig.path("rules")) {
      rules.add(rule(rules.size() + 1, rule));
    }
    return ParsedBenchmark.of(
        SourceFormat.CKLB,
        said(stig.path("stig_id")).strip(),
        said(stig.path("stig_name")).strip(),
        said(stig.path("version")).strip(),
        said(stig.path("release_info")),
        facts,
        rules);
  }

  private static Rule rule(int seq, JsonNode rule) {
    Checklists.requireEmpty(
        said(rule.path("status")), said(rule.path("finding_details")), said(rule.path("comments")));
    RuleBuilder built = new RuleBuilder(seq, said(rule.path("group_id")).strip());
    FIELDS.forEach((name, field) -> built.put(field, said(rule.path(name))));
    String source = said(rule.path("rule_id_src")).strip();
    String shorter = said(rule.path("rule_id")).strip();
    built.put(Field.RULE_ID, source.isEmpty() && !shorter.isEmpty() ? shorter + "_rule" : source);
    JsonNode check = rule.path("check_content_ref");
    built.put(Field.CHECK_REF_HREF, said(check.path("href")));
    built.put(Field.CHECK_REF_NAME, said(check.path("name")));
    built.severity(said(rule.path("severity")));
    rule.path("ccis").forEach(cci -> built.ident(said(cci).strip()));
    rule.path("legacy_ids").forEach(id -> built.ident(said(id).strip()));
    return built.rule();
  }

  private static String said(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    String text = node.isString() ? node.stringValue() : node.toString();
    if (text.codePoints().anyMatch(c -> c == 0 || c >= 0xd800 && c < 0xe000)) {
      throw StigRefused.because("The file holds characters that no text has.");
    }
    return text;
  }

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("group_title", Field.GROUP_TITLE);
    fields.put("rule_version", Field.RULE_VERSION);
    fields.put("rule_title", Field.TITLE);
    fields.put("weight", Field.WEIGHT);
    fields.put("classification", Field.CLASSIFICATION);
    fields.put("discussion", Field.DISCUSSION);
    fields.put("check_content", Field.CHECK_CONTENT);
    fields.put("fix_text", Field.FIX_TEXT);
    fields.put("false_positives", Field.FALSE_POSITIVES);
    fields.put("false_negatives", Field.FALSE_NEGATIVES);
    fields.put("documentable", Field.DOCUMENTABLE);
    fields.put("mitigations", Field.MITIGATIONS);
    fields.put("potential_impacts", Field.POTENTIAL_IMPACTS);
    fields.put("third_party_tools", Field.THIRD_PARTY_TOOLS);
    fields.put("mitigation_control", Field.MITIGATION_CONTROL);
    fields.put("responsibility", Field.RESPONSIBILITY);
    fields.put("security_override_guidance", Field.SEVERITY_OVERRIDE_GUIDANCE);
    fields.put("ia_controls", Field.IA_CONTROLS);
    fields.put("target_key", Field.REFERENCE_IDENTIFIER);
    fields.put("stig_ref", Field.STIG_REF);
    fields.put("stig_uuid", Field.STIG_UUID);
    fields.put("uuid", Field.UUID);
    return fields;
  }
}
