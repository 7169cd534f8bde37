package io.muster.exports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * A checklist as a site may have it, made up at random, in three parts around each place that
 * filling in replaces: what stands between the places must come back byte for byte.
 */
final class GeneratedChecklist {

  private static final String[] TEXTS = {
    "reviewed by Iris",
    "a &amp; b &lt;c&gt; &#xe9; &#233;",
    "<![CDATA[<VULN><STATUS>Open</STATUS> ]] > & V-260930]]>",
    "<!-- <VULN> V-260930 </STATUS> -->seen",
    "x<!-- a --><![CDATA[y]]>&quot;z",
    "tabs\tand\n  lines\n",
    "",
    "ümlaut"
  };

  private final Random random;
  private final Charset encoding;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final String lineEnd;
  private final boolean cklb;

  GeneratedChecklist(long seed, boolean cklb) {
    this.random = new Random(seed);
    this.cklb = cklb;
    this.lineEnd = random.nextBoolean() ? "\r\n" : "\n";
    this.encoding =
        cklb || random.nextInt(3) > 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  /** The file with these at the three places of V-260930. */
  byte[] with(String status, String details, String comments) {
    bytes.reset();
    if (encoding == StandardCharsets.UTF_8 && random.nextBoolean()) {
      bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }
    if (cklb) {
      json(status, details, comments);
    } else {
      xml(status, details, comments);
    }
    return bytes.toByteArray();
  }

  private void xml(String status, String details, String comments) {
    put("<?xml version=\"1.0\" encoding=\"" + encoding.name() + "\"?>\n");
    put(pick("", "<!--DISA STIG Viewer :: 2.17-->\n", "<?pi V-260930 <STATUS> ?>\n"));
    put("<CHECKLIST>\n <ASSET><ROLE>None</ROLE>");
    put(
        pick(
            "<HOST_NAME>harbor</HOST_NAME>",
            "<HOST_NAME/>",
            "<HOST_NAME >HAR<!-- x -->BOR</HOST_NAME>"));
    put("</ASSET>\n <STIGS>\n");
    int stigs = 1 + random.nextInt(3);
    int place = random.nextInt(stigs);
    for (int i = 0; i < stigs; i++) {
      put("  <iSTIG><STIG_INFO><SI_DATA><SID_NAME>title</SID_NAME></SI_DATA></STIG_INFO>\n");
      others(i);
      if (i == place) {
        ours(status, details, comments);
      }
      others(i + 10);
      put("  </iSTIG>\n");
    }
    put(" </STIGS>\n</CHECKLIST>" + pick("", "\n", "\n<!-- end -->\n"));
  }

  private void others(int seed) {
    for (int i = random.nextInt(4); i > 0; i--) {
      put("<VULN a='>' b=\"/VULN>\">");
      put(data("Vuln_Num", "V-1" + seed + i));
      put(data("Rule_Title", pick("V-260930", text(), text())));
      put("<STATUS>Open</STATUS>\n<FINDING_DETAILS>" + text() + "</FINDING_DETAILS>");
      put(pick("<COMMENTS/>", "<COMMENTS>" + text() + "</COMMENTS >"));
      put("</VULN>\n");
    }
  }

  private void ours(String status, String details, String comments) {
    put("<VULN>\n");
    put(data("Severity", "medium"));
    put(data("Vuln_Num", pick("V-260930", "V-<![CDATA[260930]]>", "V-&#50;60930", "\n V-260930 ")));
    put(data("Vuln_Discuss", text()));
    put(pick("<STATUS>", "<STATUS >"));
    put(status + "</STATUS>\n");
    put("<FINDING_DETAILS>" + details + "</FINDING_DETAILS>");
    put(pick("", "<!-- <COMMENTS>no</COMMENTS> -->\n"));
    put("<COMMENTS>" + comments + "</COMMENTS>");
    put("<SEVERITY_OVERRIDE></SEVERITY_OVERRIDE><SEVERITY_JUSTIFICATION>" + text());
    put("</SEVERITY_JUSTIFICATION></VULN>\n");
  }

  private void json(String status, String details, String comments) {
    String indent = pick("", "\n  ", "\t");
    put("{" + indent + "\"title\": \"t\\u00e9 \\\"V-260930\\\"\"," + indent);
    put("\"mode\": " + pick("1", "1.0e0", "12345678901234567890.10", "-0.0") + ",");
    boolean targetFirst = random.nextBoolean();
    String target = "\"target_data\": {\"host_name\": " + pick("\"harbor\"", "null", "\"\"") + "}";
    put(targetFirst ? target + "," + indent : "");
    put("\"stigs\" : [ ");
    int stigs = 1 + random.nextInt(3);
    int place = random.nextInt(stigs);
    for (int i = 0; i < stigs; i++) {
      put("{\"stig_name\":\"ümlaut\",\"rules\":[");
      for (int k = random.nextInt(3); k > 0; k--) {
        put("{\"group_id\":\"V-2\",\"status\":\"open\",\"comments\":\"V-260930\"}," + indent);
      }
      if (i == place) {
        boolean late = random.nextBoolean();
        put("{" + (late ? "" : "\"group_id\": \"V-260930\", ") + "\"status\":" + indent);
        put(
            "\""
                + status
                + "\", \"overrides\": {\"status\": {\"comments\": \"x\"}}, \"ccis\":[\"status\"],");
        put("\"finding_details\" :\"" + details + "\"  ,\"comments\":\"" + comments + "\"");
        put((late ? ",\"group_id\": \"V-\\u0032\\u00360930\"" : "") + "},");
      }
      put("{\"group_id\":\"V-3\",\"status\":null}]}" + (i < stigs - 1 ? "," : ""));
    }
    put("]" + (targetFirst ? "" : "," + target) + "}" + pick("", "\n", "  \r\n"));
  }

  private String data(String attribute, String value) {
    return "<STIG_DATA><VULN_ATTRIBUTE>%s</VULN_ATTRIBUTE>\n<ATTRIBUTE_DATA>%s</ATTRIBUTE_DATA></STIG_DATA>"
        .formatted(attribute, value);
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  private void put(String part) {
    bytes.writeBytes(part.replace("\n", lineEnd).getBytes(encoding));
  }
}
