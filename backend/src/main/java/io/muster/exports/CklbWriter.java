package io.muster.exports;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes a CKLB, the file of STIG Viewer 3. Source: files that STIG Viewer 3 saves. */
final class CklbWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator out;
  private final Checklist checklist;

  private CklbWriter(JsonGenerator out, Checklist checklist) {
    this.out = out;
    this.checklist = checklist;
  }

  static void write(Checklist checklist, OutputStream stream) {
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), stream)) {
      new CklbWriter(out, checklist).write();
    }
  }

  private void write() {
    Snapshot seen = checklist.seen();
    out.writeStartObject();
    text("title", Plain.line(seen.line().name() + " as of " + seen.moment().asOf()));
    text("id", checklist.id("checklist").toString());
    out.writeArrayPropertyStart("stigs");
    stig();
    out.writeEndArray();
    out.writeBooleanProperty("active", false);
    out.writeNumberProperty("mode", 1);
    out.writeBooleanProperty("has_path", false);
    target();
    text("cklb_version", "1.0");
    out.writeEndObject();
  }

  private void target() {
    Snapshot seen = checklist.seen();
    out.writeObjectPropertyStart("target_data");
    text("target_type", "Computing");
    text("host_name", Plain.line(seen.hostName()));
    text("ip_address", Plain.line(seen.asset().ip()));
    text("mac_address", Plain.line(seen.asset().mac()));
    text("fqdn", Plain.line(checklist.fqdn()));
    text(
        "comments",
        Plain.line(
            "MKE cluster %s as of %s, produced at %s by Muster"
                .formatted(seen.line().name(), seen.moment().asOf(), seen.moment().producedAt())));
    text("role", seen.asset().role().word());
    out.writeBooleanProperty("is_web_database", false);
    text("technology_area", "");
    text("web_db_site", "");
    text("web_db_instance", "");
    text("classification", Plain.line(checklist.marking()));
    out.writeEndObject();
  }

  private void stig() {
    Release release = checklist.release();
    out.writeStartObject();
    text("stig_name", release.title());
    text("display_name", release.name());
    text("stig_id", release.stigId());
    text("release_info", release.releaseInfo());
    text("version", release.version());
    text("uuid", checklist.id("stig").toString());
    text("reference_identifier", release.rules().getFirst().targetKey());
    out.writeNumberProperty("size", release.rules().size());
    out.writeArrayPropertyStart("rules");
    for (Rule rule : release.rules()) {
      rule(rule);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void rule(Rule rule) {
    Instant produced = checklist.seen().moment().producedAt();
    out.writeStartObject();
    text("uuid", checklist.id(rule.groupId()).toString());
    text("stig_uuid", checklist.id("stig").toString());
    text("group_id", rule.groupId());
    text("group_id_src", rule.groupId());
    text("group_title", rule.groupTitle());
    out.writeArrayPropertyStart("group_tree");
    out.writeStartObject();
    text("id", rule.groupId());
    text("title", rule.groupTitle());
    text("description", "");
    out.writeEndObject();
    out.writeEndArray();
    text("rule_id", rule.ruleId().replaceFirst("_rule$", ""));
    text("rule_id_src", rule.ruleId());
    text("rule_version", rule.ruleVersion());
    texts(rule);
    list("legacy_ids", rule.legacyIds());
    list("ccis", rule.ccis());
    text("target_key", rule.targetKey());
    text("stig_ref", checklist.release().reference());
    text("reference_identifier", rule.targetKey());
    text("srg_id", rule.groupTitle());
    text("createdAt", produced.toString());
    text("updatedAt", produced.toString());
    review(rule);
    out.writeEndObject();
  }

  private void texts(Rule rule) {
    text("rule_title", rule.ruleTitle());
    text("severity", rule.severity());
    text("weight", rule.weight());
    text("classification", "Unclass");
    text("discussion", rule.discussion());
    text("check_content", rule.checkContent());
    out.writeObjectPropertyStart("check_content_ref");
    text("href", rule.checkHref());
    text("name", rule.checkName());
    out.writeEndObject();
    text("fix_text", rule.fixText());
    text("false_positives", rule.falsePositives());
    text("false_negatives", rule.falseNegatives());
    text("documentable", rule.documentable());
    text("mitigations", rule.mitigations());
    text("potential_impacts", rule.potentialImpact());
    text("third_party_tools", rule.thirdPartyTools());
    text("mitigation_control", rule.mitigationControl());
    text("responsibility", rule.responsibility());
    text("security_override_guidance", rule.securityOverrideGuidance());
    text("ia_controls", rule.iaControls());
  }

  private void review(Rule rule) {
    boolean ours = Checklist.evaluated(rule);
    Meaning meaning = checklist.meaning();
    text("status", ours ? meaning.answer().cklb() : Answer.NOT_CHECKED.cklb());
    out.writeObjectPropertyStart("overrides");
    out.writeEndObject();
    text("comments", ours ? meaning.comments() : "");
    text("finding_details", ours ? meaning.details() : "");
  }

  private void list(String name, List<String> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(v -> out.writeString(Plain.official(v)));
    out.writeEndArray();
  }

  private void text(String name, String value) {
    out.writeStringProperty(name, Plain.official(value));
  }
}
