package io.muster.exports.assessment;

import io.muster.evaluation.Verdict;
import io.muster.exports.KnownRule;
import io.muster.exports.assessment.Assessment.BoundaryPart;
import io.muster.exports.assessment.Assessment.ClusterPart;
import io.muster.exports.assessment.Assessment.ExceptionPart;
import io.muster.exports.assessment.Assessment.Fact;
import io.muster.exports.assessment.Assessment.FindingsPart;
import io.muster.exports.assessment.Assessment.Left;
import io.muster.exports.assessment.Assessment.Signature;
import io.muster.exports.assessment.Assessment.StepPart;
import io.muster.exports.assessment.Assessment.ViolatorPart;
import io.muster.posture.Standing;
import io.muster.ui.Marking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Assessments for tests, without a database, and their PDFs. */
final class Drawn {

  private static final SpringTemplateEngine ENGINE = engine();

  private Drawn() {}

  /** The report as a PDF. */
  static byte[] pdf(Assessment assessment) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TaggedPdf.print(xhtml(assessment), out);
      return out.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The report before it is laid out. */
  static String xhtml(Assessment assessment) {
    return new ReportTemplate(ENGINE).xhtml(assessment);
  }

  /** A fleet of nothing. */
  static Assessment empty() {
    return new Assessment(
        "The whole fleet",
        "20 Nov 2026 10:00:00Z",
        "27 Nov 2026 12:00:00Z",
        Marking.read("UNCLASSIFIED").orElseThrow(),
        "Muster test",
        KnownRule.RELEASE,
        new Sums(),
        List.of(),
        List.of(),
        new Left(0, 0, 0),
        List.of(),
        List.of(),
        List.of(
            new Signature("ISSO", null),
            new Signature("ISSM", null),
            new Signature("Authorizing official (AO)", null)));
  }

  /** That many clusters, every third with a finding; every text ends in the same. */
  static Assessment of(int clusters, String text) {
    Sums sums = new Sums();
    List<ClusterPart> parts = new ArrayList<>();
    List<FindingsPart> findings = new ArrayList<>();
    for (int i = 0; i < clusters; i++) {
      Verdict verdict = Verdict.values()[i % 4];
      boolean open = verdict == Verdict.OPEN;
      sums.add(
          new Standing(
              verdict,
              "",
              "",
              open ? 2 : 0,
              open ? 1 : 0,
              0,
              open ? 1 : 0,
              false,
              0,
              null,
              null,
              null,
              null));
      parts.add(
          new ClusterPart(
              "harbor-" + i + text,
              "Shipyard" + text,
              i == 1 ? "CUI//SP-CTI" : "CUI",
              verdict.title(),
              List.of("open", "unread", "documented", "na").get(i % 4),
              open ? "1 finding is unaddressed" + text : "Everything was read, nothing violates",
              List.of(open ? "2" : "0", open ? "1" : "0", "0", open ? "1" : "0"),
              "19 Nov 2026 03:00:00Z",
              "19 Nov 2026 03:00:00Z",
              i % 4 == 1 ? List.of("Node hb-w9: The node does not answer." + text) : List.of()));
      if (open) {
        findings.add(
            new FindingsPart(
                "harbor-" + i + text,
                "Shipyard" + text,
                "Open",
                List.of(
                    violator("dbg-nsenter" + text, "open", "Open: unaddressed"),
                    violator("ucp-kubelet" + text, "documented", "Documented")),
                0));
      }
    }
    return new Assessment(
        "Boundary Shipyard" + text,
        "20 Nov 2026 10:00:00Z",
        "27 Nov 2026 12:00:00Z",
        Marking.read("CUI//SP-CTI").orElseThrow(),
        "Muster test",
        KnownRule.RELEASE,
        sums,
        parts,
        findings,
        new Left(0, 0, 0),
        List.of(
            new BoundaryPart(
                "Shipyard" + text,
                List.of(
                    new Fact("System label", "com.docker.ucp.version"),
                    new Fact(
                        "Documented findings count as",
                        "Not a Finding, as nobody decided otherwise" + text)))),
        List.of(exception(text)),
        List.of(
            new Signature("ISSO", null),
            new Signature("ISSM", "Marcus Webb" + text),
            new Signature("Authorizing official (AO)", "Ada Reyes" + text)));
  }

  private static ViolatorPart violator(String name, String colour, String state) {
    boolean documented = colour.equals("documented");
    return new ViolatorPart(
        name,
        "hb-w1",
        "ab12".repeat(3),
        "registry.example/tools/" + name + ":1.36",
        documented,
        documented
            ? "PID mode host"
            : "PID mode container:7c9e6679, joined ucp-kubelet (id 7c9e6679) -> x (id 1), which"
                + " shares the host's",
        state,
        colour,
        documented
            ? List.of(
                "Documented until 2026-12-31 (UTC), EX-2026-0001, SSP reference: SSP 3.2, table 7.")
            : List.of("It looks like EX-2026-0001, but its fingerprint differs."),
        "19 Nov 2026 03:00:00Z",
        documented);
  }

  private static ExceptionPart exception(String text) {
    return new ExceptionPart(
        "EX-2026-0001",
        "Kubelet of MKE" + text,
        "Documented",
        "documented",
        "In force",
        3,
        List.of(
            new Fact("Valid", "From 1 Nov 2026 through 31 Dec 2026 (UTC)"),
            new Fact(
                "For",
                "Boundary Shipyard, 12 clusters; containers are held to the whole fingerprint"),
            new Fact("SSP reference", "SSP 3.2, table 7" + text),
            new Fact(
                "Justification",
                "MKE runs its kubelet so.\nIt cannot be configured otherwise." + text)),
        List.of(
            new StepPart("Written", "Iris Chen (iris)", "ISSO", "1 Nov 2026 08:00:00Z", ""),
            new StepPart(
                "Endorsed",
                "Marcus Webb (marcus)",
                "ISSM",
                "1 Nov 2026 09:30:00Z",
                "Checked against the plan" + text),
            new StepPart(
                "Approved",
                "Ada Reyes (ada)",
                "AO",
                "1 Nov 2026 10:00:00Z",
                "Named in the plan; to be reviewed with the next release of MKE, when the kubelet"
                    + " may be had without it."
                    + text)));
  }

  private static SpringTemplateEngine engine() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
