package io.muster.exceptions;

import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.Digest;
import io.muster.shared.ExceptionId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of requests. They are added while a request is written, which makes a version of its text,
 * so that who decides is bound to them; none is ever taken away.
 */
@Component
@Transactional
public class Attachments {

  /** The most bytes of one file. */
  public static final int MOST_BYTES = 3 << 20;

  /** The most files of one request. */
  public static final int MOST = 10;

  private static final int LONGEST_NAME = 200;

  private final JdbcClient database;
  private final ExceptionRequests requests;
  private final RequestManagement management;
  private final Clock clock;

  Attachments(
      JdbcClient database, ExceptionRequests requests, RequestManagement management, Clock clock) {
    this.database = database;
    this.requests = requests;
    this.management = management;
    this.clock = clock;
  }

  /** What may be attached, in a sentence. */
  public static String rule() {
    return "%s; at most %d MB each, %d of them. A file stays with the request for good."
        .formatted(FileKind.all(), MOST_BYTES >> 20, MOST);
  }

  /** The request's files until an instant, the oldest first; the request must be in the scope. */
  @Transactional(readOnly = true)
  public List<Attachment> of(ExceptionId request, Scope scope, Instant until) {
    requests.get(request, scope);
    return database
        .sql(
            """
            select id, at, username, file_name, media_type, size, sha256 from exception_attachment
            where request_id = :request and at <= :until order by at, id
            """)
        .param("request", request.value())
        .param("until", Sql.utc(until))
        .query((row, n) -> attachment(row))
        .list();
  }

  /**
   * One file with its content.
   *
   * @throws NotFound if the request in scope has no such file
   */
  @Transactional(readOnly = true)
  public Attachment.Content read(ExceptionId request, UUID id, Scope scope) {
    requests.get(request, scope);
    return database
        .sql("select * from exception_attachment where request_id = :request and id = :id")
        .param("request", request.value())
        .param("id", id)
        .query((row, n) -> new Attachment.Content(attachment(row), row.getBytes("content")))
        .optional()
        .orElseThrow(() -> new NotFound("There is no such attachment."));
  }

  /**
   * Adds a file to a request that is being written.
   *
   * @param claimedName the name that the sender gave it; only its last part counts
   * @throws Invalid on {@code file} if it is empty, too large, one too many, or of another kind
   * @throws RuntimeException as {@link RequestManagement#edit}
   */
  public ExceptionRequest add(Actor actor, ExceptionId id, String claimedName, byte[] content) {
    ExceptionRequest request = management.locked(actor, id, Act.EDIT);
    String name = plain(claimedName);
    FileKind kind = checked(request, name, content);
    ExceptionRequest after =
        management.rewritten(actor, request, request.text(), "Attached " + name);
    database
        .sql(
            """
            insert into exception_attachment (id, request_id, at, account_id, username, file_name,
              media_type, size, sha256, content)
            values (:id, :request, :at, :account, :username, :name, :type, :size, :sha, :content)
            """)
        .param("id", UUID.randomUUID())
        .param("request", id.value())
        .param("at", Sql.utc(clock.instant()))
        .param("account", Objects.requireNonNull(actor.account()).value())
        .param("username", actor.username())
        .param("name", name)
        .param("type", kind.mediaType())
        .param("size", content.length)
        .param("sha", Digest.of(content))
        .param("content", content)
        .update();
    return after;
  }

  private FileKind checked(ExceptionRequest request, String name, byte[] content) {
    if (name.isEmpty() || content.length == 0) {
      throw new Invalid("file", "Choose a file; an empty one says nothing.");
    }
    if (content.length > MOST_BYTES) {
      throw new Invalid("file", "A file has at most %d MB.".formatted(MOST_BYTES >> 20));
    }
    if (of(request.id(), Scope.EVERYTHING, clock.instant()).size() >= MOST) {
      throw new Invalid("file", "A request has at most %d files.".formatted(MOST));
    }
    return FileKind.of(name, content)
        .orElseThrow(
            () ->
                new Invalid(
                    "file",
                    "Attach one of %s, whose content is what its name says; text in UTF-8."
                        .formatted(FileKind.all())));
  }

  /** The last part of the name without control characters, as long as names may be. */
  private static String plain(String claimed) {
    String last =
        claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"]", "").strip();
    return printable.length() <= LONGEST_NAME
        ? printable
        : printable.substring(printable.length() - LONGEST_NAME);
  }

  private static Attachment attachment(ResultSet row) throws SQLException {
    return new Attachment(
        Sql.uuid(row, "id"),
        Sql.instant(row, "at"),
        row.getString("username"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getInt("size"),
        row.getString("sha256"));
  }
}
