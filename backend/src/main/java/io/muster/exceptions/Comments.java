package io.muster.exceptions;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.shared.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comments on requests, in whatever state they are; kept for good. Notes among those who endorse
 * and decide exist for nobody else.
 */
@Component
@Transactional
public class Comments {

  private static final Role[] SPEAK = {Role.ISSO, Role.ISSM, Role.AO, Role.AODR, Role.OPERATOR};
  private static final Role[] DECIDE = {Role.ISSM, Role.AO, Role.AODR};

  private final JdbcClient database;
  private final ExceptionRequests requests;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Comments(
      JdbcClient database,
      ExceptionRequests requests,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.requests = requests;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may comment. */
  public static boolean mayAdd(Actor actor, ExceptionRequest request) {
    return actor.account() != null && actor.has(request.boundary(), SPEAK);
  }

  /** Whether the actor reads and writes notes among those who endorse and decide. */
  public static boolean mayConfide(Actor actor, ExceptionRequest request) {
    return actor.account() != null && actor.has(request.boundary(), DECIDE);
  }

  /**
   * The comments until an instant that the actor may read, the oldest first; the request must be in
   * scope.
   */
  @Transactional(readOnly = true)
  public List<Comment> of(ExceptionId id, Actor actor, Instant until) {
    ExceptionRequest request = requests.get(id, actor.scope());
    return database
        .sql(
            """
            select at, display_name, role, text, private from exception_comment
            where request_id = :id and (:all or not private) and at <= :until order by at, id
            """)
        .param("id", id.value())
        .param("until", Sql.utc(until))
        .param("all", mayConfide(actor, request))
        .query(
            (row, n) ->
                new Comment(
                    Sql.instant(row, "at"),
                    row.getString("display_name"),
                    row.getString("role"),
                    row.getString("text"),
                    row.getBoolean("private")))
        .list();
  }

  /**
   * Adds one.
   *
   * @throws io.muster.shared.Invalid if it is empty or too long
   * @throws Forbidden if the actor only reads, or does not decide and means to confide
   */
  public void add(Actor actor, ExceptionId id, String typed, boolean confidential) {
    ExceptionRequest request = requests.get(id, actor.scope());
    if (!(confidential ? mayConfide(actor, request) : mayAdd(actor, request))) {
      throw new Forbidden(
          confidential
              ? "Notes are among the ISSM, the AO and the designated representative."
              : "Comments are made by the operators, ISSO, ISSM and AO of the boundary.");
    }
    String text = Limits.text("text", typed, "Write the comment.");
    Instant at = clock.instant();
    database
        .sql(
            """
            insert into exception_comment
              (id, request_id, at, account_id, username, display_name, role, text, private)
            values (:id, :request, :at, :account, :username, :name, :role, :text, :private)
            """)
        .param("id", UUID.randomUUID())
        .param("request", id.value())
        .param("at", Sql.utc(at))
        .param("account", Objects.requireNonNull(actor.account()).value())
        .param("username", actor.username())
        .param("name", actor.displayName())
        .param("role", role(actor, request))
        .param("text", text)
        .param("private", confidential)
        .update();
    events.publishEvent(
        new RequestCommented(id, request.number(), request.boundary(), confidential, actor.who()));
  }

  private static String role(Actor actor, ExceptionRequest request) {
    for (Role role : SPEAK) {
      if (actor.has(request.boundary(), role)) {
        return role.title();
      }
    }
    return "";
  }
}
