package io.muster.exports;

import io.muster.clusters.Asset;
import io.muster.clusters.AssetRole;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.ExceptionPolicy;
import io.muster.clusters.PastExceptionPolicy;
import io.muster.clusters.PastVerdictSettings;
import io.muster.clusters.VerdictSettings;
import io.muster.evaluation.Outcome;
import io.muster.evaluation.Verdict;
import io.muster.exceptions.ExceptionKind;
import io.muster.findings.FindingDetail;
import io.muster.findings.Subject;
import io.muster.posture.FleetLine;
import io.muster.posture.Segment;
import io.muster.posture.Standing;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Snapshots and checklists for tests, without a database. */
final class Shown {

  static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  static final Instant SCANNED = Instant.parse("2026-11-19T03:00:00Z");
  static final Moment MOMENT = new Moment(AT, Instant.parse("2026-11-27T12:00:00Z"));
  static final ClusterId HARBOR =
      new ClusterId(UUID.fromString("11111111-2222-3333-4444-555555555555"));
  static final ScanId SCAN = new ScanId(new UUID(0, 7));
  static final ScanId EARLIER = new ScanId(new UUID(0, 6));

  private Shown() {}

  static Standing standing(Verdict verdict, ScanId last, ScanId lastComplete, int... figures) {
    return new Standing(
        verdict,
        "Because of the test",
        verdict == Verdict.NOT_REVIEWED ? "Because of the test" : "",
        figures[0] + figures[1] + figures[2],
        figures[0],
        figures[1],
        figures[2],
        false,
        0,
        last,
        last == null ? null : SCANNED,
        lastComplete,
        lastComplete == null ? null : SCANNED);
  }

  static Standing open() {
    return standing(Verdict.OPEN, SCAN, SCAN, 1, 0, 1);
  }

  static Violator violator(String name, Citation... citations) {
    return new Violator(
        new FindingId(new UUID(1, name.hashCode())),
        new Subject("hb-w1", name),
        new FindingDetail(
            "ab".repeat(32),
            "f",
            "f",
            Outcome.HOST,
            List.of(),
            "host",
            "busybox:1.36",
            citations.length > 0),
        List.of(),
        SCANNED,
        false,
        List.of(citations),
        List.of());
  }

  static Citation documented() {
    return new Citation(
        new ExceptionId(new UUID(2, 1)),
        "EX-2026-0001",
        ExceptionKind.DOCUMENTED,
        LocalDate.of(2026, 12, 26),
        ZoneId.of("UTC"),
        "SSP 3.2, table 7");
  }

  static Snapshot snapshot(String name, Asset asset, Standing standing, Violator... violators) {
    return snapshot(HARBOR, name, asset, standing, violators);
  }

  static Snapshot snapshot(
      ClusterId id, String name, Asset asset, Standing standing, Violator... violators) {
    BoundaryId boundary = new BoundaryId(new UUID(3, 1));
    return new Snapshot(
        MOMENT,
        new FleetLine(
            id,
            name,
            boundary,
            "Shipyard",
            "production",
            Map.of(),
            new Segment(boundary, SCANNED, Instant.MAX, standing)),
        asset,
        BoundaryDetails.named("Shipyard"),
        new PastExceptionPolicy(ExceptionPolicy.DEFAULT, SCANNED, ""),
        new PastVerdictSettings(
            VerdictSettings.of(BoundaryDetails.named("Shipyard")), "", SCANNED, ""),
        null,
        null,
        List.of(violators),
        List.of(new Snapshot.UnreadNode("hb-w9", "The node does not answer.")),
        List.of());
  }

  static Asset asset() {
    return new Asset(
        "harbor.example",
        "harbor.example.mil",
        "192.0.2.7",
        "AA:BB:CC:DD:EE:FF",
        AssetRole.MEMBER_SERVER,
        "CUI");
  }

  static Checklist checklist(Snapshot seen, Release release) {
    return new Checklist(seen, Meaning.of(seen, release), release, "CUI", "muster:test");
  }

  static Checklist harbor() {
    return checklist(
        snapshot(
            "harbor",
            asset(),
            open(),
            violator("ucp-kubelet", documented()),
            violator("dbg <&> \"é\" ]]>")),
        KnownRule.RELEASE);
  }

  /** A benchmark of that many rules, as an import gives it: its texts are made up for the test. */
  static Release imported(int rules) {
    List<Rule> all = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      String id = i == 0 ? KnownRule.ID : "V-26%04d".formatted(1000 + i);
      all.add(
          new Rule(
              id,
              "SRG-APP-" + i,
              "SV-" + i + "_rule",
              "CNTR-T-" + i,
              "Title " + i,
              "medium",
              "10.0",
              "Discussion\nof <" + i + ">",
              "Check :: " + i,
              "Fix " + i,
              "",
              "",
              "",
              "false",
              "",
              "",
              "",
              "",
              "",
              "",
              "href.xml",
              "M",
              "5500",
              List.of("V-1", "SV-1"),
              List.of("CCI-000001", "CCI-000764")));
    }
    return new Release(
        "Mirantis_Kubernetes_Engine_STIG",
        "MKE STIG V9R9",
        "A Title",
        "9",
        "Release: 9 Benchmark Date: 01 Jan 2030",
        "UNCLASSIFIED",
        "",
        "Described",
        "file.xml",
        "00000000-0000-0000-0000-000000000009",
        "terms-of-use",
        "STIG.DOD.MIL",
        true,
        all);
  }
}
