package io.muster.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import io.muster.findings.FindingFilter;
import io.muster.findings.Findings;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.scans.Scan;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser runs nothing that a name says, and no name is too long for a page. */
class OddTextsBrowserTests extends BrowserTest {

  private static final List<String> NAMES =
      List.of(
          "<img src=x onerror=\"window.pwned=1\">",
          "\"><script>window.pwned=1</script>",
          "'-(window.pwned=1)-'${window.pwned=1}{{window.pwned=1}}",
          "javascript:window.pwned=1//",
          "<svg onload=window.pwned=1><style>*{width:9999px}</style>",
          "W".repeat(250),
          "\u05E9\u05DC\u05D5\u05DD-\u0645\u0631\u062D\u0628\u0627-e" + "\u0301".repeat(40));

  @Autowired private Cast cast;
  @Autowired private Fleet fleet;
  @Autowired private ScansByHand scans;
  @Autowired private Requests requests;
  @Autowired private Findings findings;

  @Test
  void nothingThatANameSaysIsRunAndNoPageIsTooWide() {
    Boundary boundary = fleet.aBoundary();
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(400));
    Person iris = cast.irisTheIsso(boundary.id());
    Cluster cluster = fleet.harborIn(boundary);
    Seen seen = Seen.on(NAMES.get(0), NAMES.get(5), "w1");
    for (String name : NAMES) {
      seen = seen.host("w1", name).from(name).host(NAMES.get(0), name).host(NAMES.get(5), name);
    }
    Scan scan = scans.of(cluster, seen);
    var asked =
        requests.submitted(iris, boundary, ExceptionKind.RISK_ACCEPTED, text(boundary, NAMES));
    List<String> pages =
        new ArrayList<>(
            List.of(
                "/scans/" + scan.id(),
                "/clusters/" + cluster.id(),
                "/findings?q=" + "%22%3E%3Cscript%3Ewindow.pwned%3D1%3C/script%3E",
                "/findings",
                "/exceptions",
                "/exceptions/" + asked.id(),
                "/plans",
                "/audit"));
    findings
        .after(null, FindingFilter.ALL.of(cluster.id()), 20, Scope.EVERYTHING)
        .forEach(finding -> pages.add("/findings/" + finding.id()));
    Person marcus =
        cast.person("Marcus " + NAMES.get(0) + "W".repeat(40), new Grant(Role.ISSM, boundary.id()));
    for (Look look : List.of(Look.WIDE, Look.NARROW)) {
      try (var somebody = visitor(look)) {
        somebody.signIn(marcus);
        for (String page : pages) {
          somebody.open(page);
          somebody.fitsTheWindow();
          assertThat(somebody.page().evaluate("String(window.pwned)"))
              .as(page + " at " + look)
              .isEqualTo("undefined");
        }
        somebody.open("/scans/" + scan.id());
        somebody.judges("scan-odd-names");
        somebody.open("/exceptions/" + asked.id());
        somebody.judges("exception-odd-texts");
      }
    }
  }

  private RequestText text(Boundary boundary, List<String> odd) {
    RequestText plain = requests.about(boundary, "*");
    return new RequestText(
        odd.get(0) + "W".repeat(120),
        String.join("\n", odd),
        odd.get(5).repeat(2),
        odd.get(2),
        odd.get(1),
        odd.get(3),
        new SubjectPattern(odd.get(0), "", ""),
        List.of(),
        "",
        Pin.FINGERPRINT,
        plain.from(),
        plain.until());
  }
}
