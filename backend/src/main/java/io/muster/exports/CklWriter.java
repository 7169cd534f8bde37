package io.muster.exports;

import java.io.OutputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Writes a CKL, the file of STIG Viewer 2. Its readers want every element, in this order. Source:
 * files that STIG Viewer 2 saves.
 */
final class CklWriter {

  private final XmlText out;
  private final Checklist checklist;

  private CklWriter(XmlText out, Checklist checklist) {
    this.out = out;
    this.checklist = checklist;
  }

  static void write(Checklist checklist, OutputStream stream) throws XMLStreamException {
    XmlText out = new XmlText(stream);
    new CklWriter(out, checklist).write();
    out.finish();
  }

  private void write() throws XMLStreamException {
    out.begin("CHECKLIST");
    asset();
    out.begin("STIGS").begin("iSTIG");
    info();
    for (Rule rule : checklist.release().rules()) {
      vuln(rule);
    }
    out.end().end().end();
  }

  private void asset() throws XMLStreamException {
    Snapshot seen = checklist.seen();
    out.begin("ASSET")
        .element("ROLE", seen.asset().role().word())
        .element("ASSET_TYPE", "Computing")
        .element("MARKING", Plain.line(checklist.marking()))
        .element("HOST_NAME", Plain.line(seen.hostName()))
        .element("HOST_IP", Plain.line(seen.asset().ip()))
        .element("HOST_MAC", Plain.line(seen.asset().mac()))
        .element("HOST_FQDN", Plain.line(checklist.fqdn()))
        .element(
            "TARGET_COMMENT",
            Plain.line(
                "MKE cluster %s as of %s, produced at %s by Muster"
                    .formatted(
                        seen.line().name(), seen.moment().asOf(), seen.moment().producedAt())))
        .element("TECH_AREA", "")
        .element("TARGET_KEY", checklist.release().rules().getFirst().targetKey())
        .element("WEB_OR_DATABASE", "false")
        .element("WEB_DB_SITE", "")
        .element("WEB_DB_INSTANCE", "")
        .end();
  }

  private void info() throws XMLStreamException {
    Release release = checklist.release();
    out.begin("STIG_INFO");
    info("version", release.version());
    info("classification", release.classification());
    info("customname", release.customName());
    info("stigid", release.stigId());
    info("description", release.description());
    info("filename", release.filename());
    info("releaseinfo", release.releaseInfo());
    info("title", release.title());
    info("uuid", release.uuid());
    info("notice", release.notice());
    info("source", release.source());
    out.end();
  }

  private void info(String name, String value) throws XMLStreamException {
    out.begin("SI_DATA").element("SID_NAME", name);
    if (!value.isEmpty()) {
      out.element("SID_DATA", Plain.official(value));
    }
    out.end();
  }

  private void vuln(Rule rule) throws XMLStreamException {
    out.begin("VULN");
    data("Vuln_Num", rule.groupId());
    data("Severity", rule.severity());
    data("Group_Title", rule.groupTitle());
    data("Rule_ID", rule.ruleId());
    data("Rule_Ver", rule.ruleVersion());
    data("Rule_Title", rule.ruleTitle());
    data("Vuln_Discuss", rule.discussion());
    data("IA_Controls", rule.iaControls());
    data("Check_Content", rule.checkContent());
    data("Fix_Text", rule.fixText());
    data("False_Positives", rule.falsePositives());
    data("False_Negatives", rule.falseNegatives());
    data("Documentable", rule.documentable());
    data("Mitigations", rule.mitigations());
    data("Potential_Impact", rule.potentialImpact());
    data("Third_Party_Tools", rule.thirdPartyTools());
    data("Mitigation_Control", rule.mitigationControl());
    data("Responsibility", rule.responsibility());
    data("Security_Override_Guidance", rule.securityOverrideGuidance());
    data("Check_Content_Ref", rule.checkName());
    data("Weight", rule.weight());
    data("Class", "Unclass");
    data("STIGRef", checklist.release().reference());
    data("TargetKey", rule.targetKey());
    data("STIG_UUID", checklist.release().uuid());
    for (String legacy : rule.legacyIds()) {
      data("LEGACY_ID", legacy);
    }
    for (String cci : rule.ccis()) {
      data("CCI_REF", cci);
    }
    review(rule);
    out.end();
  }

  private void review(Rule rule) throws XMLStreamException {
    boolean ours = Checklist.evaluated(rule);
    Meaning meaning = checklist.meaning();
    out.element("STATUS", ours ? meaning.answer().ckl() : Answer.NOT_CHECKED.ckl())
        .element("FINDING_DETAILS", ours ? meaning.details() : "")
        .element("COMMENTS", ours ? meaning.comments() : "")
        .element("SEVERITY_OVERRIDE", "")
        .element("SEVERITY_JUSTIFICATION", "");
  }

  private void data(String attribute, String value) throws XMLStreamException {
    out.begin("STIG_DATA")
        .element("VULN_ATTRIBUTE", attribute)
        .element("ATTRIBUTE_DATA", Plain.official(value))
        .end();
  }
}
