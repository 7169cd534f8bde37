package io.muster.exceptions;

import io.muster.evaluation.Outcome;
import io.muster.findings.FindingDetail;
import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.PidMode;
import io.muster.shared.AccountId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was seen, kept under its digest: added once, never changed. */
@Repository
@Transactional(readOnly = true)
public class EvidenceRows {

  private final JdbcClient database;
  private final ExceptionRequests requests;

  EvidenceRows(JdbcClient database, ExceptionRequests requests) {
    this.database = database;
    this.requests = requests;
  }

  /** What was seen under a digest; nothing if nobody saw that of a request in the scope. */
  public Optional<Evidence> of(ExceptionRequest request, String digest, Scope scope) {
    requests.get(request.id(), scope);
    return database
        .sql(
            "select text_version from exception_evidence where request_id = :id and digest ="
                + " :digest")
        .param("id", request.id().value())
        .param("digest", digest)
        .query(Integer.class)
        .optional()
        .map(
            version ->
                new Evidence(
                    version,
                    requests.textOf(request.id(), version, scope).pin(),
                    lines(request.id(), digest)));
  }

  /**
   * Binds who acts to what they saw.
   *
   * @param seen the digest of that, or null if they do not bind themselves
   * @throws EvidenceChanged with the difference, if it is not what is there now
   */
  void requireSeen(ExceptionRequest request, Evidence now, @Nullable String seen) {
    if (seen != null && !seen.equals(now.digest())) {
      throw new EvidenceChanged(
          of(request, seen, Scope.EVERYTHING).map(now::differencesFrom).orElse(List.of()));
    }
  }

  /** Keeps what was seen, unless it is kept already. */
  @Transactional
  void keep(ExceptionId id, Evidence seen, Instant at) {
    String digest = seen.digest();
    int added =
        database
            .sql(
                """
                insert into exception_evidence (request_id, digest, text_version, taken_at)
                values (:id, :digest, :version, :at) on conflict do nothing
                """)
            .param("id", id.value())
            .param("digest", digest)
            .param("version", seen.textVersion())
            .param("at", Sql.utc(at))
            .update();
    if (added == 1) {
      int number = 0;
      for (EvidenceLine line : seen.lines()) {
        add(id, digest, ++number, line);
      }
    }
  }

  /** Notes that someone opened the request and saw this. */
  @Transactional
  void opened(ExceptionId id, AccountId by, Evidence seen, Instant at) {
    keep(id, seen, at);
    database
        .sql(
            """
            insert into exception_opening (request_id, account_id, at, evidence_digest)
            values (:id, :by, :at, :digest)
            """)
        .param("id", id.value())
        .param("by", by.value())
        .param("at", Sql.utc(at))
        .param("digest", seen.digest())
        .update();
  }

  private void add(ExceptionId id, String digest, int number, EvidenceLine line) {
    ContainerFacts facts = line.facts();
    FindingDetail detail = line.detail();
    database
        .sql(
            """
            insert into exception_evidence_line (request_id, digest, line, cluster_id, cluster_name,
              finding_id, opened_at, node, name, container_id, fingerprint,
              fingerprint_without_command, outcome, chain, pid_mode, image, image_id,
              entrypoint_word, entrypoint_digest, command_word, command_digest, run_as, privileged,
              added_capabilities, mounts)
            values (:id, :digest, :line, :cluster, :clusterName, :finding, :opened, :node, :name,
              :container, :fingerprint, :withoutCommand, :outcome, :chain, :pidMode, :image, :imageId,
              :entrypointWord, :entrypointDigest, :commandWord, :commandDigest, :runAs, :privileged,
              :capabilities, :mounts)
            """)
        .param("id", id.value())
        .param("digest", digest)
        .param("line", number)
        .param("cluster", line.cluster().value())
        .param("clusterName", line.clusterName())
        .param("finding", line.finding().value())
        .param("opened", Sql.utc(line.openedAt()))
        .param("node", line.subject().node())
        .param("name", line.subject().name())
        .param("container", detail.container())
        .param("fingerprint", detail.fingerprint())
        .param("withoutCommand", detail.fingerprintWithoutCommand())
        .param("outcome", detail.outcome().name())
        .param("chain", detail.chain().toArray(String[]::new))
        .param("pidMode", detail.pidMode())
        .param("image", detail.image())
        .param("imageId", facts.imageId())
        .param("entrypointWord", facts.entrypointWord())
        .param("entrypointDigest", facts.entrypointDigest())
        .param("commandWord", facts.commandWord())
        .param("commandDigest", facts.commandDigest())
        .param("runAs", facts.user())
        .param("privileged", facts.privileged())
        .param("capabilities", facts.addedCapabilities().toArray(String[]::new))
        .param("mounts", facts.mounts().toArray(String[]::new))
        .update();
  }

  private List<EvidenceLine> lines(ExceptionId id, String digest) {
    return database
        .sql(
            """
            select l.*, e.taken_at, r.kind = 'DOCUMENTED' as system
            from exception_evidence_line l
              join exception_evidence e on e.request_id = l.request_id and e.digest = l.digest
              join exception_request r on r.id = l.request_id
            where l.request_id = :id and l.digest = :digest order by l.line
            """)
        .param("id", id.value())
        .param("digest", digest)
        .query((row, n) -> line(row))
        .list();
  }

  private static EvidenceLine line(ResultSet row) throws SQLException {
    FindingDetail detail =
        new FindingDetail(
            row.getString("container_id"),
            row.getString("fingerprint"),
            row.getString("fingerprint_without_command"),
            Outcome.valueOf(row.getString("outcome")),
            Sql.texts(row, "chain"),
            row.getString("pid_mode"),
            row.getString("image"),
            row.getBoolean("system"));
    Subject subject = new Subject(row.getString("node"), row.getString("name"));
    return new EvidenceLine(
        new ClusterId(Sql.uuid(row, "cluster_id")),
        row.getString("cluster_name"),
        new FindingId(Sql.uuid(row, "finding_id")),
        Sql.instant(row, "opened_at"),
        subject,
        detail,
        new ContainerFacts(
            detail.container(),
            subject.node(),
            Sql.instant(row, "taken_at"),
            PidMode.of(detail.pidMode()),
            detail.image(),
            row.getString("image_id"),
            row.getString("entrypoint_word"),
            row.getString("entrypoint_digest"),
            row.getString("command_word"),
            row.getString("command_digest"),
            row.getString("run_as"),
            row.getBoolean("privileged"),
            Sql.texts(row, "added_capabilities"),
            Sql.texts(row, "mounts"),
            Sql.instant(row, "taken_at")));
  }
}
