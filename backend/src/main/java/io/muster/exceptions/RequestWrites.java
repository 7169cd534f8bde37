package io.muster.exceptions;

import io.muster.identity.Actor;
import io.muster.identity.Proof;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.Sql;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where requests and their steps are written. Rows are added, never changed. */
@Repository
class RequestWrites {

  private final JdbcClient database;

  RequestWrites(JdbcClient database) {
    this.database = database;
  }

  /** Lets those who act on one request follow one another until the transaction ends. */
  void lock(ExceptionId id) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('exception ' || :id, 0))")
        .param("id", id.toString())
        .query(row -> {});
  }

  /** Makes a request with a number of its own, of the year in UTC. */
  ExceptionId make(
      ExceptionKind kind,
      BoundaryId boundary,
      ExceptionRequest.@Nullable Follows follows,
      Instant at) {
    ExceptionId id = ExceptionId.random();
    database
        .sql(
            """
            insert into exception_request
              (id, number, kind, boundary_id, follows, follows_as, created_at)
            values (:id, :number, :kind, :boundary, :follows, :as, :at)
            """)
        .param("id", id.value())
        .param("number", nextNumber(at.atOffset(ZoneOffset.UTC).getYear()))
        .param("kind", kind.name())
        .param("boundary", boundary.value())
        .param("follows", follows == null ? null : follows.earlier().value(), Types.OTHER)
        .param("as", follows == null ? null : follows.as().name())
        .param("at", Sql.utc(at))
        .update();
    return id;
  }

  private String nextNumber(int year) {
    int number =
        database
            .sql(
                """
                insert into exception_number (year, last) values (:year, 1)
                on conflict (year) do update set last = exception_number.last + 1
                returning last
                """)
            .param("year", year)
            .query(Integer.class)
            .single();
    return "EX-%d-%04d".formatted(year, number);
  }

  /** Adds a version of the text. */
  void add(ExceptionId id, int version, RequestText text, AccountId by, Instant at) {
    database
        .sql(
            """
            insert into exception_text (request_id, version, written_at, account_id, title,
              justification, why_host_pid, compensating_controls, ssp_reference, ticket,
              name_pattern, node_pattern, image_pattern, clusters, cluster_label, pin, from_day,
              until_day)
            values (:id, :version, :at, :by, :title, :justification, :why, :controls, :ssp, :ticket,
              :name, :node, :image, :clusters, :label, :pin, :from, :until)
            """)
        .param("id", id.value())
        .param("version", version)
        .param("at", Sql.utc(at))
        .param("by", by.value())
        .param("title", text.title())
        .param("justification", text.justification())
        .param("why", text.whyHostPid())
        .param("controls", text.compensatingControls())
        .param("ssp", text.sspReference())
        .param("ticket", text.ticket())
        .param("name", text.subjects().name())
        .param("node", text.subjects().node())
        .param("image", text.subjects().image())
        .param("clusters", Sql.uuids(text.clusters(), ClusterId::value))
        .param("label", text.clusterLabel())
        .param("pin", text.pin().name())
        .param("from", text.from(), Types.DATE)
        .param("until", text.until(), Types.DATE)
        .update();
  }

  /** Adds a step. */
  void add(
      ExceptionId id,
      int seq,
      Act act,
      Actor by,
      String role,
      String remark,
      int textVersion,
      @Nullable String evidenceDigest,
      Instant at) {
    UUID account = Objects.requireNonNull(by.account(), "only people act").value();
    boolean proved = by.proof().way() != Proof.Way.PORTAL;
    database
        .sql(
            """
            insert into exception_step (request_id, seq, at, act, state, account_id, username,
              display_name, role, remark, text_version, evidence_digest, proved_by, proved_at,
              proved_issuer)
            values (:id, :seq, :at, :act, :state, :account, :username, :displayName, :role, :remark,
              :version, :digest, :provedBy, :provedAt, :issuer)
            """)
        .param("id", id.value())
        .param("seq", seq)
        .param("at", Sql.utc(at))
        .param("act", act.name())
        .param("state", act.leadsTo().name())
        .param("account", account)
        .param("username", by.username())
        .param("displayName", by.displayName())
        .param("role", role)
        .param("remark", remark)
        .param("version", textVersion)
        .param("digest", evidenceDigest)
        .param("provedBy", proved ? by.proof().way().name() : null, Types.VARCHAR)
        .param("provedAt", proved ? Sql.utc(by.proof().at()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("issuer", by.proof().issuer(), Types.VARCHAR)
        .update();
  }
}
