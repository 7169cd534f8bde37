package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.Actors;
import io.muster.identity.Notices;
import io.muster.identity.SessionEndings;
import io.muster.identity.SignedIn;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of people: begun, listed, ended, and never more at once than a limit. */
@Component
class Sessions {

  private static final String FROM = "muster.from";
  private static final int LONGEST_FROM = 300;

  /**
   * A session of one's own, as its owner sees it.
   *
   * @param key names it in a form; not its id, which opens it
   * @param signedInAt when it began
   * @param actedAt when its owner last acted in it, to a fraction of a minute
   * @param from the address and the browser from which it was begun; empty if not known
   * @param here whether it is the one that asks
   */
  record Own(String key, Instant signedInAt, Instant actedAt, String from, boolean here) {}

  private record Stored(String id, SignedIn signedIn, Instant acted, String from) {}

  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();
  private final FindByIndexNameSessionRepository<? extends Session> repository;
  private final SessionLimits limits;
  private final SessionEndings endings;
  private final Actors actors;
  private final Notices notices;

  Sessions(
      FindByIndexNameSessionRepository<? extends Session> repository,
      SessionLimits limits,
      SessionEndings endings,
      Actors actors,
      Notices notices) {
    this.actors = actors;
    this.notices = notices;
    this.repository = repository;
    this.limits = limits;
    this.endings = endings;
  }

  /**
   * Begins a session for who proved in another way than by the sign-in form who they are. It has a
   * new id, so that one known before is worth nothing.
   */
  void begin(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    SecurityContext context =
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    begun(request, who);
  }

  /**
   * Notes where a session was begun and which notice was accepted for it, and ends the oldest ones
   * of its owner beyond the limit.
   *
   * @throws Forbidden if none was accepted: then there is no session either
   */
  void begun(HttpServletRequest request, SignedIn who) {
    var session = request.getSession();
    boolean goesOn = CurrentActor.of(request).isPresent();
    if (!goesOn || NoticeFirst.acceptedIn(session).isPresent()) {
      // A session that goes on under another id began with an acceptance.
      requireNotice(session, who);
    }
    String from =
        request.getRemoteAddr()
            + ", "
            + Objects.requireNonNullElse(request.getHeader("User-Agent"), "no browser named");
    session.setAttribute(FROM, from.substring(0, Math.min(from.length(), LONGEST_FROM)));
    List<Stored> others =
        stored(who).stream().filter(s -> !s.id().equals(session.getId())).toList();
    others.stream()
        .skip(Math.max(0, limits.atOnce() - 1))
        .forEach(
            old -> {
              repository.deleteById(old.id());
              endings.byPortal(old.signedIn(), "too many");
            });
  }

  private void requireNotice(HttpSession session, SignedIn who) {
    String accepted = NoticeFirst.acceptedIn(session).orElse(null);
    Actor actor = actors.of(who).orElse(null);
    if (accepted == null || actor == null) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      throw new Forbidden("Nobody signs in before they accept the notice. Sign in again.");
    }
    notices.accepted(actor, who.accountId(), accepted, key(session.getId()));
  }

  /** The sessions of who asks, this one first, then the one used last. */
  List<Own> of(SignedIn who, String here) {
    return stored(who).stream()
        .map(s -> new Own(key(s.id()), s.signedIn().at(), s.acted(), s.from(), s.id().equals(here)))
        .sorted(Comparator.comparing((Own own) -> !own.here()))
        .toList();
  }

  /**
   * Ends one of one's own sessions.
   *
   * @throws NotFound if it is over already, or another's
   */
  void end(SignedIn who, String key) {
    Stored one =
        stored(who).stream()
            .filter(s -> key(s.id()).equals(key))
            .findFirst()
            .orElseThrow(() -> new NotFound("That session is over already."));
    repository.deleteById(one.id());
    endings.byOwner(one.signedIn(), "ended by its owner");
  }

  /** The live sessions of the account, the one used last first. */
  private List<Stored> stored(SignedIn who) {
    return repository.findByPrincipalName(who.username()).values().stream()
        .map(Sessions::stored)
        .filter(Objects::nonNull)
        .filter(s -> s.signedIn().account().equals(who.account()))
        .sorted(Comparator.comparing(Stored::acted).reversed())
        .toList();
  }

  private static @Nullable Stored stored(Session session) {
    SecurityContext context =
        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    if (session.isExpired()
        || context == null
        || context.getAuthentication() == null
        || !(context.getAuthentication().getPrincipal() instanceof SignedIn signedIn)) {
      return null;
    }
    String from = Objects.requireNonNullElse(session.getAttribute(FROM), "");
    return new Stored(session.getId(), signedIn, Activity.last(session, signedIn), from);
  }

  private static String key(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
