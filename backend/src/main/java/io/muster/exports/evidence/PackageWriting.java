package io.muster.exports.evidence;

import io.muster.credentials.SigningKey;
import io.muster.exceptions.Attachment;
import io.muster.exports.Checklist;
import io.muster.exports.Checklists;
import io.muster.exports.ContentsCsv;
import io.muster.exports.FleetChecklists.Export;
import io.muster.exports.Format;
import io.muster.exports.Markings;
import io.muster.exports.Moment;
import io.muster.exports.Pages;
import io.muster.exports.RuleChoice;
import io.muster.exports.Selection;
import io.muster.exports.Snapshot;
import io.muster.identity.Scope;
import io.muster.posture.FleetLine;
import io.muster.scans.ContainerFilter.Among;
import io.muster.scans.Scan;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One package in the making. */
final class PackageWriting {

  private final PackageParts parts;
  private final Selection selection;
  private final String said;
  private final Moment moment;
  private final Scope scope;
  private final Markings markings;
  private final Set<ClusterId> listed = new HashSet<>();
  private final Set<BoundaryId> boundaries =
      new TreeSet<>(Comparator.comparing(BoundaryId::toString));
  private final List<About.LeftOut> leftOut = new ArrayList<>();

  PackageWriting(PackageParts parts, Selection selection, String said, Moment moment, Scope scope) {
    this.parts = parts;
    this.selection = selection;
    this.said = said;
    this.moment = moment;
    this.scope = scope;
    this.markings = new Markings(parts.frame().getMarking());
  }

  /** Writes it. The stream stays open. */
  void write(OutputStream out) throws IOException {
    SigningKey key = parts.keys().current();
    PackageZip zip = new PackageZip(out, moment.asOf());
    zip.add("contents.csv", this::contents);
    clusters(zip);
    int decided = decisions(zip);
    for (Map.Entry<String, PackageParts.Report> report : parts.reports().entrySet()) {
      report(zip, report.getKey(), report.getValue());
    }
    About about =
        new About(
            said,
            moment,
            parts.checklists().release(RuleChoice.ONLY, moment.asOf()),
            parts.frame().getVersion(),
            markings.marking().text(),
            listed.size(),
            decided,
            leftOut,
            key);
    zip.add(Names.README, Readme.of(about));
    zip.add(Names.KEY, key.pem());
    sign(zip, about);
    zip.finish();
  }

  private void contents(OutputStream out) throws IOException {
    out.write(ContentsCsv.HEAD.getBytes(StandardCharsets.UTF_8));
    for (Pages<FleetLine> lines = lines(); lines.hasNext(); ) {
      FleetLine line = lines.next();
      listed.add(line.cluster());
      boundaries.add(line.boundary());
      out.write(ContentsCsv.line(line, moment, folder(line)).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void clusters(PackageZip zip) throws IOException {
    int told = 0;
    for (Pages<FleetLine> lines = lines(); lines.hasNext(); told++) {
      FleetLine line = lines.next();
      cluster(zip, folder(line), line);
      zip.flush();
    }
    if (told != listed.size()) {
      throw new IllegalStateException("The clusters changed while the package was written");
    }
  }

  private void cluster(PackageZip zip, String folder, FleetLine line) throws IOException {
    Checklist one = parts.checklists().of(line.cluster(), RuleChoice.ONLY, moment, scope);
    Snapshot seen = one.seen();
    markings.add(seen.asset().marking());
    for (Format format : Format.values()) {
      zip.add(folder + "checklist" + format.ending(), out -> Checklists.write(one, format, out));
    }
    zip.add(
        folder + "facts.json",
        out ->
            Json.write(
                out,
                json ->
                    ClusterFacts.write(
                        json, seen, parts.nodes().at(line.cluster(), moment.asOf()))));
    Scan read = seen.lastRead();
    if (read != null) {
      zip.add(folder + "inventory.json", parts.inventory().of(read));
      zip.add(folder + "evidence-literal.txt", evidence(read, line, Among.LITERAL));
      zip.add(folder + "evidence-full.txt", evidence(read, line, Among.FULL));
    }
  }

  private Export evidence(Scan scan, FleetLine line, Among among) {
    return out -> {
      Writer lines = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      parts.evidence().write(scan, line.name(), among, lines);
      lines.flush();
    };
  }

  private int decisions(PackageZip zip) throws IOException {
    int count = 0;
    for (BoundaryId boundary : boundaries) {
      Pages<Decided> about = parts.decisions().about(listed, boundary, moment.asOf(), scope);
      for (; about.hasNext(); count++) {
        decision(zip, about.next());
        zip.flush();
      }
    }
    return count;
  }

  private void decision(PackageZip zip, Decided decided) throws IOException {
    List<Attachment> files = parts.decisions().attachments(decided.request(), moment.asOf(), scope);
    zip.add(
        "exceptions/" + decided.request().number() + ".json",
        out -> Json.write(out, json -> DecisionFacts.write(json, decided, files)));
  }

  /** A report that has no way to say that there is nothing is left out, and that is said. */
  private void report(PackageZip zip, String name, PackageParts.Report report) throws IOException {
    Export made;
    try {
      made = report.of(selection, moment, scope);
    } catch (Conflict nothing) {
      leftOut.add(new About.LeftOut(name, nothing.sentence()));
      return;
    }
    zip.add(name, made);
    zip.flush();
  }

  private void sign(PackageZip zip, About about) throws IOException {
    byte[] manifest = Manifest.of(about, zip.members());
    zip.add(Names.MANIFEST, manifest);
    byte[] sums = sums(zip.members());
    zip.add(Names.MANIFEST_SIGNATURE, parts.keys().sign(about.key(), manifest));
    zip.add(Names.SUMS, sums);
    zip.add(Names.SUMS_SIGNATURE, parts.keys().sign(about.key(), sums));
  }

  private static byte[] sums(List<Member> members) {
    StringBuilder sums = new StringBuilder();
    members.forEach(m -> sums.append(m.sum()));
    return sums.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Pages<FleetLine> lines() {
    return parts.clusters().lines(selection, moment, scope);
  }

  private static String folder(FleetLine line) {
    return "clusters/%s-%s/"
        .formatted(line.name().replaceAll("[^A-Za-z0-9._-]", "_"), line.cluster());
  }
}
