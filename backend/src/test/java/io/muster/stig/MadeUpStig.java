package io.muster.stig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A release of a STIG that nobody published, in the formats in which STIGs are published. */
public record MadeUpStig(
    String stigId, String version, int number, String date, List<MadeUpRule> rules) {

  public static MadeUpStig of(String stigId, MadeUpRule... rules) {
    return new MadeUpStig(stigId, "1", 1, "24 Jan 2024", List.of(rules));
  }

  public MadeUpStig release(String otherVersion, int otherNumber, String otherDate) {
    return new MadeUpStig(stigId, otherVersion, otherNumber, otherDate, rules);
  }

  public MadeUpStig with(MadeUpRule... others) {
    return new MadeUpStig(stigId, version, number, date, List.of(others));
  }

  public String title() {
    return stigId.replace('_', ' ') + " Security Technical Implementation Guide";
  }

  private String info() {
    return "Release: " + number + " Benchmark Date: " + date;
  }

  /** As XCCDF 1.1. */
  public byte[] xccdf() {
    return bytes(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet type='text/xsl' href='STIG_unclass.xsl'?>
        <Benchmark xmlns="http://checklists.nist.gov/xccdf/1.1"
            xmlns:dc="http://purl.org/dc/elements/1.1/" id="%s" xml:lang="en">
          <status date="2024-01-02">accepted</status>
          <title>%s</title>
          <description>Made up for tests.</description>
          <notice id="terms-of-use" xml:lang="en"/>
          <front-matter xml:lang="en"/>
          <rear-matter xml:lang="en"/>
          <reference href="https://stig.example"><dc:publisher>Nobody</dc:publisher>
            <dc:source>stig.example</dc:source></reference>
          <plain-text id="release-info">%s</plain-text>
          <plain-text id="generator">3.5</plain-text>
          <version>%s</version>
          <Profile id="MAC-1_Classified"><title>I</title><select idref="V-1" selected="true"/></Profile>
        %s</Benchmark>
        """
            .formatted(
                stigId,
                title(),
                info(),
                version,
                rules.stream().map(MadeUpStig::group).collect(Collectors.joining())));
  }

  private static String group(MadeUpRule r) {
    return """
      <Group id="%s"><title>SRG-APP-000148-PUMP-000345</title>
        <description>&lt;GroupDescription&gt;&lt;/GroupDescription&gt;</description>
        <Rule id="%s" severity="%s" weight="10.0"><version>PUMP-MK-%s</version><title>%s</title>
          <description>%s</description>
          <reference><dc:title>Target Pump</dc:title><dc:publisher>Nobody</dc:publisher>
            <dc:type>Target</dc:type><dc:subject>Pump</dc:subject>
            <dc:identifier>5627</dc:identifier></reference>
          %s<ident system="http://example/legacy">SV-77</ident>
          <fixtext fixref="F-1_fix">%s</fixtext><fix id="F-1_fix"/>
          <check system="C-1_chk"><check-content-ref href="pump.xml" name="M"/>
            <check-content>%s</check-content></check>
        </Rule></Group>
    """
        .formatted(
            r.vId(),
            r.ruleId(),
            r.severity(),
            r.vId().substring(2),
            escaped(r.title()),
            escaped(
                "<VulnDiscussion>"
                    + r.discussion()
                    + "</VulnDiscussion><FalsePositives>wet paint</FalsePositives><FalseNegatives>"
                    + "</FalseNegatives><Documentable>false</Documentable><Mitigations>a bucket"
                    + "</Mitigations><SeverityOverrideGuidance>ask</SeverityOverrideGuidance>"
                    + "<PotentialImpacts>noise</PotentialImpacts><ThirdPartyTools>hose"
                    + "</ThirdPartyTools><MitigationControl>valve</MitigationControl>"
                    + "<Responsibility>bosun</Responsibility><IAControls>PUMP-1</IAControls>"),
            r.ccis().stream()
                .map(c -> "<ident system=\"http://example/cci\">" + c + "</ident>")
                .collect(Collectors.joining()),
            escaped(r.fix()),
            escaped(r.check()));
  }

  /** As an empty CKL. */
  public byte[] ckl() {
    return bytes(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!--DISA STIG Viewer :: 2.17-->
        <CHECKLIST><ASSET><ROLE>None</ROLE></ASSET><STIGS><iSTIG><STIG_INFO>
        %s</STIG_INFO>
        %s</iSTIG></STIGS></CHECKLIST>
        """
            .formatted(
                si("version", version)
                    + si("stigid", stigId)
                    + si("title", title())
                    + si("releaseinfo", info())
                    + si("uuid", "5e5c1f5a-0000-4000-8000-000000000001")
                    + "<SI_DATA><SID_NAME>customname</SID_NAME></SI_DATA>",
                rules.stream().map(MadeUpStig::vuln).collect(Collectors.joining())));
  }

  private static String vuln(MadeUpRule r) {
    StringBuilder data = new StringBuilder("<VULN>");
    data.append(sd("Vuln_Num", r.vId())).append(sd("Severity", r.severity()));
    data.append(sd("Group_Title", "SRG-APP-000148-PUMP-000345")).append(sd("Rule_ID", r.ruleId()));
    data.append(sd("Rule_Ver", "PUMP-MK-" + r.vId().substring(2)));
    data.append(sd("Rule_Title", r.title())).append(sd("Vuln_Discuss", r.discussion()));
    data.append(sd("Check_Content", r.check())).append(sd("Fix_Text", r.fix()));
    data.append(sd("False_Positives", "wet paint")).append(sd("Documentable", "false"));
    data.append(sd("Weight", "10.0")).append(sd("Class", "Unclass"));
    data.append(sd("TargetKey", "5627")).append(sd("LEGACY_ID", "SV-77"));
    r.ccis().forEach(c -> data.append(sd("CCI_REF", c)));
    return data.append("<STATUS>Not_Reviewed</STATUS><FINDING_DETAILS></FINDING_DETAILS>")
        .append("<COMMENTS></COMMENTS></VULN>\n")
        .toString();
  }

  /** As an empty CKLB. */
  public byte[] cklb() {
    String all =
        rules.stream()
            .map(
                r ->
                    """
                    {"group_id": "%s", "rule_id": "%s", "rule_id_src": "%s", "severity": "%s",
                     "rule_version": "PUMP-MK-%s", "rule_title": %s, "discussion": %s,
                     "check_content": %s, "fix_text": %s, "weight": "10.0", "target_key": "5627",
                     "check_content_ref": {"href": "pump.xml", "name": "M"}, "comments": "",
                     "group_title": "SRG-APP-000148-PUMP-000345", "false_positives": "wet paint",
                     "documentable": "false", "legacy_ids": ["SV-77"], "ccis": [%s],
                     "status": "not_reviewed", "finding_details": "", "overrides": {}}\
                    """
                        .formatted(
                            r.vId(),
                            r.ruleId().replace("_rule", ""),
                            r.ruleId(),
                            r.severity(),
                            r.vId().substring(2),
                            json(r.title()),
                            json(r.discussion()),
                            json(r.check()),
                            json(r.fix()),
                            r.ccis().stream()
                                .map(c -> '"' + c + '"')
                                .collect(Collectors.joining(","))))
            .collect(Collectors.joining(",\n"));
    return bytes(
        """
        {"title": "", "id": "x", "cklb_version": "1.0", "stigs": [{"stig_name": "%s",
         "stig_id": "%s", "version": "%s", "release_info": "%s", "size": %d, "rules": [%s]}]}
        """
            .formatted(title(), stigId, version, info(), rules.size(), all));
  }

  /** A zip archive as DISA packs it: the XCCDF in folders, beside other files. */
  public byte[] zip() {
    String folder = "U_" + stigId + "_Manual_STIG/";
    return zip(
        Map.of(
            "U_" + stigId + "_Overview.pdf", bytes("%PDF-1.4"),
            folder + "STIG_unclass.xsl", bytes("<x/>"),
            folder + "U_" + stigId + "_Manual-xccdf.xml", xccdf()));
  }

  /** A zip archive of any files. */
  public static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /** A list of CCIs; each line of it a CCI, a space, and its place in revision 5. */
  public static byte[] cciList(String version, String... lines) {
    StringBuilder items = new StringBuilder();
    for (String line : lines) {
      items.append(
          """
          <cci_item id="%s"><status>draft</status><publishdate>2024-01-01</publishdate>
            <definition>Made up: %s.</definition><type>technical</type><references>
            <reference creator="NIST" title="NIST SP 800-53" version="3" index="ZZ-9"/>
            <reference creator="NIST" title="NIST SP 800-53A" version="1" index="ZZ-9.1"/>
            <reference creator="NIST" title="NIST SP 800-53 Revision 5" version="5" index="%s"/>
            </references></cci_item>
          """
              .formatted(line.substring(0, 10), line, line.substring(11)));
    }
    return bytes(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <cci_list xmlns="http://iase.disa.mil/cci"><metadata><version>%s</version>
        <publishdate>2024-01-01</publishdate></metadata><cci_items>%s</cci_items></cci_list>
        """
            .formatted(version, items));
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String si(String name, String data) {
    return "<SI_DATA><SID_NAME>"
        + name
        + "</SID_NAME><SID_DATA>"
        + data
        + "</SID_DATA></SI_DATA>\n";
  }

  private static String sd(String attribute, String data) {
    return "<STIG_DATA><VULN_ATTRIBUTE>"
        + attribute
        + "</VULN_ATTRIBUTE><ATTRIBUTE_DATA>"
        + escaped(data)
        + "</ATTRIBUTE_DATA></STIG_DATA>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String json(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
