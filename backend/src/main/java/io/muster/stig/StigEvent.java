package io.muster.stig;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.Map;

/** What happened to the stored benchmarks. */
public sealed interface StigEvent extends Auditable {

  /** A release of a STIG was imported. */
  record Imported(Release release, Who who) implements StigEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          who,
          "benchmark.imported",
          "benchmark",
          release.id().toString(),
          null,
          Map.of(
              "stig", release.stigId(),
              "release", release.name(),
              "releasedOn", release.releasedOn().toString(),
              "rules", release.rules(),
              "file", release.fileName(),
              "sha256", release.sha256()));
    }
  }

  /** A release of a STIG is not to be used any more. */
  record Withdrawn(Release release, String reason, Who who) implements StigEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          who,
          "benchmark.withdrawn",
          "benchmark",
          release.id().toString(),
          null,
          Map.of("stig", release.stigId(), "release", release.name(), "reason", reason));
    }
  }

  /** A list of CCIs was imported. */
  record CcisImported(CciList list, Who who) implements StigEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          who,
          "benchmark.ccis-imported",
          "benchmark",
          list.id().toString(),
          null,
          Map.of(
              "version", list.version(),
              "items", list.items(),
              "file", list.fileName(),
              "sha256", list.sha256()));
    }
  }
}
