package io.muster.exports;

import io.muster.scans.Scan;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/**
 * Writes XCCDF 1.2 results: a benchmark that names the rules, and the test result in it. Source of
 * the ids and the order of elements: NIST IR 7275 revision 4 and DISA's naming.
 */
final class XccdfWriter {

  private static final String NAMESPACE = "http://checklists.nist.gov/xccdf/1.2";
  private static final String DISA = "xccdf_mil.disa.stig_";
  private static final String FACT = "urn:xccdf:fact:asset:identifier:";

  private final XmlText out;
  private final Checklist checklist;

  private XccdfWriter(XmlText out, Checklist checklist) {
    this.out = out;
    this.checklist = checklist;
  }

  static void write(Checklist checklist, OutputStream stream) throws XMLStreamException {
    XmlText out = new XmlText(stream);
    new XccdfWriter(out, checklist).write();
    out.finish();
  }

  private void write() throws XMLStreamException {
    Release release = checklist.release();
    out.begin("Benchmark").namespace(NAMESPACE);
    out.attribute("id", benchmark()).attribute("xml:lang", "en");
    out.element("status", "incomplete")
        .element("title", Plain.official(release.title()))
        .element("notice", Plain.line(checklist.marking()), "id", "marking")
        .element("plain-text", Plain.official(release.releaseInfo()), "id", "release-info")
        .element("version", Plain.official(release.version()));
    for (Rule rule : release.rules()) {
      out.begin("Group", "id", DISA + "group_" + rule.groupId())
          .element("title", Plain.official(rule.groupTitle()))
          .begin("Rule", "id", ruleId(rule), "severity", rule.severity(), "weight", rule.weight())
          .element("version", Plain.official(rule.ruleVersion()))
          .element("title", Plain.official(rule.ruleTitle()))
          .end()
          .end();
    }
    result();
    out.end();
  }

  private void result() throws XMLStreamException {
    Snapshot seen = checklist.seen();
    Scan scan = seen.lastScan();
    Instant end = Objects.requireNonNullElse(seen.standing().lastScanAt(), seen.moment().asOf());
    Instant start =
        scan == null || scan.startedAt() == null ? end : Objects.requireNonNull(scan.startedAt());
    out.begin(
            "TestResult",
            "id",
            "xccdf_io.muster_testresult_"
                + seen.cluster()
                + "-"
                + seen.moment().asOf().toEpochMilli(),
            "start-time",
            start.toString(),
            "end-time",
            end.toString(),
            "test-system",
            checklist.tool(),
            "version",
            checklist.release().version())
        .element("benchmark", "", "href", "#" + benchmark(), "id", benchmark())
        .element(
            "title",
            Plain.line("V-260930 on " + seen.line().name() + " as of " + seen.moment().asOf()))
        .element("remark", checklist.meaning().comments())
        .element("target", Plain.line(seen.hostName()));
    if (!seen.asset().ip().isBlank()) {
      out.element("target-address", Plain.line(seen.asset().ip()));
    }
    facts();
    for (Rule rule : checklist.release().rules()) {
      result(rule);
    }
    score();
    out.end();
  }

  private void facts() throws XMLStreamException {
    Snapshot seen = checklist.seen();
    out.begin("target-facts");
    fact("host_name", seen.hostName());
    fact("fqdn", checklist.fqdn());
    fact(seen.asset().ip().contains(":") ? "ipv6" : "ipv4", seen.asset().ip());
    fact("mac", seen.asset().mac());
    out.end();
  }

  private void fact(String name, String value) throws XMLStreamException {
    if (!value.isBlank()) {
      out.element("fact", Plain.line(value), "name", FACT + name, "type", "string");
    }
  }

  private void result(Rule rule) throws XMLStreamException {
    boolean ours = Checklist.evaluated(rule);
    Answer answer = ours ? checklist.meaning().answer() : Answer.NOT_CHECKED;
    out.begin(
            "rule-result",
            "idref",
            ruleId(rule),
            "severity",
            rule.severity(),
            "weight",
            rule.weight(),
            "time",
            Objects.requireNonNullElse(
                    checklist.seen().standing().lastScanAt(), checklist.seen().moment().asOf())
                .toString())
        .element("result", answer.xccdf());
    for (String cci : rule.ccis()) {
      out.element("ident", Plain.line(cci), "system", "http://cyber.mil/cci");
    }
    if (ours) {
      out.element("message", checklist.meaning().details(), "severity", "info");
    }
    out.end();
  }

  /** The unweighted score counts the rules that were answered; what could not be read, fails. */
  private void score() throws XMLStreamException {
    Answer answer = checklist.meaning().answer();
    out.element(
        "score",
        answer == Answer.COMPLIANT ? "1" : "0",
        "system",
        "urn:xccdf:scoring:flat-unweighted",
        "maximum",
        answer.scored() ? "1" : "0");
  }

  private String benchmark() {
    return DISA + "benchmark_" + checklist.release().stigId();
  }

  private static String ruleId(Rule rule) {
    return DISA + "rule_" + rule.ruleId();
  }
}
