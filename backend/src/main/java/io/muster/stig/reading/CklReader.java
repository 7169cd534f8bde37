package io.muster.stig.reading;

import io.muster.stig.Field;
import io.muster.stig.Rule;
import io.muster.stig.SourceFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the rules of an empty CKL, as STIG Viewer 2 saves it. One that holds results is refused:
 * they would be lost without a word.
 */
final class CklReader {

  private static final Map<String, Field> FIELDS = fields();

  private CklReader() {}

  static ParsedBenchmark read(Element checklist) {
    List<Element> stigs = checklist.first("STIGS").stream().flatMap(s -> s.all("iSTIG")).toList();
    if (stigs.size() != 1) {
      throw StigRefused.because(
          "The checklist holds %d STIGs. Save one with a single STIG.", stigs.size());
    }
    Element stig = stigs.getFirst();
    Map<String, String> info = new LinkedHashMap<>();
    stig.first("STIG_INFO").stream()
        .flatMap(i -> i.all("SI_DATA"))
        .filter(data -> !data.textOf("SID_DATA").isBlank())
        .forEach(data -> info.put(data.textOf("SID_NAME").strip(), data.textOf("SID_DATA")));
    List<Rule> rules = new ArrayList<>();
    stig.all("VULN").forEach(vuln -> rules.add(rule(rules.size() + 1, vuln)));
    return ParsedBenchmark.of(
        SourceFormat.CKL,
        info.getOrDefault("stigid", "").strip(),
        info.getOrDefault("title", "").strip(),
        info.getOrDefault("version", "").strip(),
        info.getOrDefault("releaseinfo", ""),
        info,
        rules);
  }

  private static Rule rule(int seq, Element vuln) {
    RuleBuilder built = new RuleBuilder(seq, said(vuln, "Vuln_Num").strip());
    Checklists.requireEmpty(
        vuln.textOf("STATUS"), vuln.textOf("FINDING_DETAILS"), vuln.textOf("COMMENTS"));
    vuln.all("STIG_DATA")
        .forEach(
            data -> {
              String name = data.textOf("VULN_ATTRIBUTE").strip();
              String text = data.textOf("ATTRIBUTE_DATA");
              Field field = FIELDS.get(name);
              if (field != null) {
                built.put(field, text);
              } else if (name.equals("Severity")) {
                built.severity(text);
              } else if (name.equals("CCI_REF") || name.equals("LEGACY_ID")) {
                built.ident(text.strip());
              }
            });
    return built.rule();
  }

  private static String said(Element vuln, String attribute) {
    return vuln.all("STIG_DATA")
        .filter(data -> data.textOf("VULN_ATTRIBUTE").strip().equals(attribute))
        .map(data -> data.textOf("ATTRIBUTE_DATA"))
        .findFirst()
        .orElse("");
  }

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("Group_Title", Field.GROUP_TITLE);
    fields.put("Rule_ID", Field.RULE_ID);
    fields.put("Rule_Ver", Field.RULE_VERSION);
    fields.put("Rule_Title", Field.TITLE);
    fields.put("Vuln_Discuss", Field.DISCUSSION);
    fields.put("IA_Controls", Field.IA_CONTROLS);
    fields.put("Check_Content", Field.CHECK_CONTENT);
    fields.put("Fix_Text", Field.FIX_TEXT);
    fields.put("False_Positives", Field.FALSE_POSITIVES);
    fields.put("False_Negatives", Field.FALSE_NEGATIVES);
    fields.put("Documentable", Field.DOCUMENTABLE);
    fields.put("Mitigations", Field.MITIGATIONS);
    fields.put("Potential_Impact", Field.POTENTIAL_IMPACTS);
    fields.put("Third_Party_Tools", Field.THIRD_PARTY_TOOLS);
    fields.put("Mitigation_Control", Field.MITIGATION_CONTROL);
    fields.put("Responsibility", Field.RESPONSIBILITY);
    fields.put("Security_Override_Guidance", Field.SEVERITY_OVERRIDE_GUIDANCE);
    fields.put("Check_Content_Ref", Field.CHECK_REF_NAME);
    fields.put("Weight", Field.WEIGHT);
    fields.put("Class", Field.CLASSIFICATION);
    fields.put("STIGRef", Field.STIG_REF);
    fields.put("TargetKey", Field.REFERENCE_IDENTIFIER);
    fields.put("STIG_UUID", Field.STIG_UUID);
    return fields;
  }
}
