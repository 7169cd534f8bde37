package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each format read back, field by field. */
class FormatsTests {

  private static final List<String> ATTRIBUTES =
      List.of(
          "Vuln_Num",
          "Severity",
          "Group_Title",
          "Rule_ID",
          "Rule_Ver",
          "Rule_Title",
          "Vuln_Discuss",
          "IA_Controls",
          "Check_Content",
          "Fix_Text",
          "False_Positives",
          "False_Negatives",
          "Documentable",
          "Mitigations",
          "Potential_Impact",
          "Third_Party_Tools",
          "Mitigation_Control",
          "Responsibility",
          "Security_Override_Guidance",
          "Check_Content_Ref",
          "Weight",
          "Class",
          "STIGRef",
          "TargetKey",
          "STIG_UUID");

  @Test
  void aCklHasEveryElementInItsOrder() throws Exception {
    Checklist checklist = Shown.harbor();
    Document ckl = xml(checklist, Format.CKL);
    Element root = ckl.getDocumentElement();

    assertThat(names(root)).containsExactly("ASSET", "STIGS");
    Element asset = child(root, "ASSET");
    assertThat(names(asset))
        .containsExactly(
            "ROLE",
            "ASSET_TYPE",
            "MARKING",
            "HOST_NAME",
            "HOST_IP",
            "HOST_MAC",
            "HOST_FQDN",
            "TARGET_COMMENT",
            "TECH_AREA",
            "TARGET_KEY",
            "WEB_OR_DATABASE",
            "WEB_DB_SITE",
            "WEB_DB_INSTANCE");
    assertThat(texts(asset).subList(0, 7))
        .containsExactly(
            "Member Server",
            "Computing",
            "CUI",
            "harbor.example",
            "192.0.2.7",
            "AA:BB:CC:DD:EE:FF",
            "harbor.example.mil");
    Element stig = child(child(root, "STIGS"), "iSTIG");
    assertThat(names(stig)).containsExactly("STIG_INFO", "VULN");
    assertThat(
            children(child(stig, "STIG_INFO")).stream()
                .map(d -> children(d).getFirst().getTextContent()))
        .containsExactly(
            "version",
            "classification",
            "customname",
            "stigid",
            "description",
            "filename",
            "releaseinfo",
            "title",
            "uuid",
            "notice",
            "source");
    Element vuln = child(stig, "VULN");
    List<Element> data =
        children(vuln).stream().filter(e -> e.getTagName().equals("STIG_DATA")).toList();
    assertThat(data.stream().map(d -> texts(d).getFirst()))
        .containsExactlyElementsOf(plus(ATTRIBUTES, "CCI_REF"));
    assertThat(data.stream().map(d -> texts(d).get(1)).toList())
        .contains(
            "V-260930",
            "SV-260930r966147_rule",
            "medium",
            "CCI-000764",
            "SRG-APP-000148-CTR-000345")
        .contains(
            "Mirantis Kubernetes Engine Security Technical Implementation Guide :: Version 2,"
                + " Release: 1 Benchmark Date: not imported");
    assertThat(names(vuln).subList(data.size(), names(vuln).size()))
        .containsExactly(
            "STATUS", "FINDING_DETAILS", "COMMENTS", "SEVERITY_OVERRIDE", "SEVERITY_JUSTIFICATION");
    assertThat(child(vuln, "STATUS").getTextContent()).isEqualTo("Open");
    assertThat(child(vuln, "FINDING_DETAILS").getTextContent())
        .isEqualTo(checklist.meaning().details())
        .contains("dbg <&> \"é\" ]]>")
        .doesNotContain(" :: ");
    assertThat(child(vuln, "COMMENTS").getTextContent()).isEqualTo(checklist.meaning().comments());
    assertThat(child(vuln, "SEVERITY_OVERRIDE").getTextContent()).isEmpty();
  }

  @Test
  void rulesThatMusterDoesNotEvaluateAreNotReviewedAndEmpty() throws Exception {
    Checklist all =
        Shown.checklist(Shown.snapshot("harbor", Shown.asset(), Shown.open()), Shown.imported(44));
    Element stig = child(child(xml(all, Format.CKL).getDocumentElement(), "STIGS"), "iSTIG");
    List<Element> vulns = children(stig).subList(1, 45);
    JsonNode rules = json(all).get("stigs").get(0).get("rules");
    List<Element> results = tagged(xml(all, Format.XCCDF), "rule-result");

    assertThat(json(all).get("stigs").get(0).get("size").asInt()).isEqualTo(44);
    assertThat(results).hasSize(44);
    assertThat(child(vulns.getFirst(), "STATUS").getTextContent()).isEqualTo("Open");
    assertThat(
            children(vulns.getFirst()).stream()
                .map(d -> texts(d).isEmpty() ? "" : texts(d).getFirst()))
        .containsSequence("STIG_UUID", "LEGACY_ID", "LEGACY_ID", "CCI_REF", "CCI_REF");
    for (int i = 1; i < 44; i++) {
      assertThat(child(vulns.get(i), "STATUS").getTextContent()).isEqualTo("Not_Reviewed");
      assertThat(child(vulns.get(i), "FINDING_DETAILS").getTextContent()).isEmpty();
      assertThat(child(vulns.get(i), "COMMENTS").getTextContent()).isEmpty();
      assertThat(rules.get(i).get("status").asString()).isEqualTo("not_reviewed");
      assertThat(rules.get(i).get("finding_details").asString()).isEmpty();
      assertThat(rules.get(i).get("comments").asString()).isEmpty();
      assertThat(texts(results.get(i)).getFirst()).isEqualTo("notchecked");
      assertThat(names(results.get(i))).doesNotContain("message");
    }
  }

  @Test
  void aCklbSaysTheSameWithIdsThatStay() throws Exception {
    Checklist checklist = Shown.harbor();
    JsonNode cklb = json(checklist);
    JsonNode stig = cklb.get("stigs").get(0);
    JsonNode rule = stig.get("rules").get(0);

    assertThat(cklb.propertyNames())
        .containsExactly(
            "title", "id", "stigs", "active", "mode", "has_path", "target_data", "cklb_version");
    assertThat(cklb.get("cklb_version").asString()).isEqualTo("1.0");
    assertThat(cklb.get("target_data").get("host_name").asString()).isEqualTo("harbor.example");
    assertThat(cklb.get("target_data").get("classification").asString()).isEqualTo("CUI");
    assertThat(stig.get("stig_id").asString()).isEqualTo("Mirantis_Kubernetes_Engine_STIG");
    assertThat(stig.get("version").isString()).isTrue();
    assertThat(stig.get("size").asInt()).isEqualTo(1);
    assertThat(rule.get("rule_id").asString()).isEqualTo("SV-260930r966147");
    assertThat(rule.get("rule_id_src").asString()).isEqualTo("SV-260930r966147_rule");
    assertThat(rule.get("group_id").asString()).isEqualTo("V-260930");
    assertThat(rule.get("ccis").get(0).asString()).isEqualTo("CCI-000764");
    assertThat(rule.get("status").asString()).isEqualTo("open");
    assertThat(rule.get("finding_details").asString()).isEqualTo(checklist.meaning().details());
    assertThat(rule.get("comments").asString()).isEqualTo(checklist.meaning().comments());
    assertThat(rule.get("overrides").isEmpty()).isTrue();
    assertThat(rule.get("stig_uuid").asString()).isEqualTo(stig.get("uuid").asString());
    assertThat(json(Shown.harbor()).get("id")).isEqualTo(cklb.get("id"));
    assertThat(json(Shown.harbor()).get("stigs").get(0).get("rules").get(0).get("uuid"))
        .isEqualTo(rule.get("uuid"));
  }

  @Test
  void xccdfResultsNameTargetTimesAndResult() throws Exception {
    Checklist checklist = Shown.harbor();
    Document xccdf = xml(checklist, Format.XCCDF);
    Element result = tagged(xccdf, "TestResult").getFirst();

    assertThat(xccdf.getDocumentElement().getAttribute("id"))
        .isEqualTo("xccdf_mil.disa.stig_benchmark_Mirantis_Kubernetes_Engine_STIG");
    assertThat(xccdf.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://checklists.nist.gov/xccdf/1.2");
    assertThat(tagged(xccdf, "Group").getFirst().getAttribute("id"))
        .isEqualTo("xccdf_mil.disa.stig_group_V-260930");
    assertThat(tagged(xccdf, "notice"))
        .singleElement()
        .matches(n -> n.getTextContent().equals("CUI") && n.getAttribute("id").equals("marking"));
    assertThat(result.getAttribute("test-system")).isEqualTo("muster:test");
    assertThat(result.getAttribute("id")).matches("xccdf_[^_]+_testresult_.+");
    assertThat(result.getAttribute("start-time")).isEqualTo("2026-11-19T03:00:00Z");
    assertThat(result.getAttribute("end-time")).isEqualTo("2026-11-19T03:00:00Z");
    assertThat(names(result))
        .containsExactly(
            "benchmark",
            "title",
            "remark",
            "target",
            "target-address",
            "target-facts",
            "rule-result",
            "score");
    assertThat(child(result, "target").getTextContent()).isEqualTo("harbor.example");
    assertThat(child(result, "remark").getTextContent()).isEqualTo(checklist.meaning().comments());
    Element rule = child(result, "rule-result");
    assertThat(rule.getAttribute("idref"))
        .isEqualTo("xccdf_mil.disa.stig_rule_SV-260930r966147_rule")
        .isEqualTo(tagged(xccdf, "Rule").getFirst().getAttribute("id"));
    assertThat(names(rule)).containsExactly("result", "ident", "message");
    assertThat(texts(rule)).containsExactly("fail", "CCI-000764", checklist.meaning().details());
  }

  @Test
  void anFqdnWithoutADotIsLeftOut() throws Exception {
    var bare =
        new io.muster.clusters.Asset("", "harbor", "", "", io.muster.clusters.AssetRole.NONE, "");
    Checklist checklist =
        Shown.checklist(Shown.snapshot("harbor", bare, Shown.open()), KnownRule.RELEASE);
    Map<String, String> asset = new java.util.HashMap<>();
    children(child(xml(checklist, Format.CKL).getDocumentElement(), "ASSET"))
        .forEach(e -> asset.put(e.getTagName(), e.getTextContent()));

    assertThat(asset)
        .containsEntry("HOST_FQDN", "")
        .containsEntry("HOST_NAME", "harbor")
        .containsEntry("ROLE", "None");
  }

  static byte[] written(Checklist checklist, Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Checklists.write(checklist, format, out);
    return out.toByteArray();
  }

  static Document xml(Checklist checklist, Format format) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(written(checklist, format)));
  }

  private static JsonNode json(Checklist checklist) throws IOException {
    return JsonMapper.shared().readTree(written(checklist, Format.CKLB));
  }

  private static List<Element> tagged(Document document, String name) {
    var found = document.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static List<Element> children(Element of) {
    List<Element> children = new ArrayList<>();
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static Element child(Element of, String name) {
    return children(of).stream().filter(e -> e.getTagName().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> names(Element of) {
    return children(of).stream().map(Element::getTagName).toList();
  }

  private static List<String> texts(Element of) {
    return children(of).stream().map(Element::getTextContent).toList();
  }

  private static List<String> plus(List<String> list, String more) {
    List<String> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
