package io.muster.renewal;

import io.muster.audit.Who;
import io.muster.connection.AccountKey;
import io.muster.connection.Answer;
import io.muster.connection.MkeSession;
import io.muster.connection.MkeSessions;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.renewal.OldKeys.OldKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an attempt does at MKE, and what it says when that fails. */
@Component
class AtMke {

  private static final String LABEL = "Muster";
  private static final String AGAIN = " The portal tries again in six hours.";

  private final MkeSessions sessions;
  private final OldKeys oldKeys;
  private final Bundles bundles;
  private final Clock clock;

  AtMke(MkeSessions sessions, OldKeys oldKeys, Bundles bundles, Clock clock) {
    this.sessions = sessions;
    this.oldKeys = oldKeys;
    this.bundles = bundles;
    this.clock = clock;
  }

  MkeSession signIn(RenewalAccount account, Who asker) {
    Answer<MkeSession> answer =
        sessions.signIn(account.cluster(), account.id(), account.user(), asker);
    return switch (answer) {
      case Answer.Read<MkeSession>(MkeSession session) -> session;
      case Answer.Refused<MkeSession>(int status, String _)
          when status == 400 || status == 401 || status == 403 ->
          throw new RenewalStopped(
              RenewalOutcome.NOT_SIGNED_IN,
              "MKE refuses the user name "
                  + account.user()
                  + " or its password ("
                  + status
                  + "): opt in again with the right ones.");
      case Answer.Gone<MkeSession> _ ->
          throw new RenewalStopped(
              RenewalOutcome.NOT_SIGNED_IN,
              "What answers does not let accounts sign in (404), so it is no MKE 3: upload its"
                  + " bundles by hand.");
      case Answer.Refused<MkeSession> _, Answer.Failed<MkeSession> _ ->
          throw new RenewalStopped(
              RenewalOutcome.NOT_SIGNED_IN, said("MKE let nobody sign in", answer) + AGAIN);
    };
  }

  byte[] fetch(MkeSession session) {
    Answer<byte[]> answer = session.bundle(LABEL);
    return answer
        .read()
        .orElseThrow(
            () ->
                new RenewalStopped(
                    RenewalOutcome.NOT_FETCHED, said("MKE gave no bundle", answer) + AGAIN));
  }

  /**
   * Revokes all keys that wait for it on the account. One that is not there is revoked already.
   *
   * @return what went wrong, a sentence each; empty if none of them is left
   */
  List<String> revoke(MkeSession session, RenewalAccount account) {
    List<OldKey> waiting = oldKeys.waiting(account);
    if (waiting.isEmpty()) {
      return List.of();
    }
    Answer<List<AccountKey>> answer = session.keys();
    if (!(answer instanceof Answer.Read<List<AccountKey>>(List<AccountKey> keys))) {
      return List.of(stays("The keys of the account could not be listed", answer));
    }
    List<String> troubles = new ArrayList<>();
    for (OldKey old : waiting) {
      List<String> wrong = revoke(session, old, keys);
      if (wrong.isEmpty()) {
        oldKeys.revoked(old, clock.instant());
      }
      troubles.addAll(wrong);
    }
    return troubles;
  }

  /** A key that is the present one of any cluster is left alone, else its bundle would be dead. */
  private List<String> revoke(MkeSession session, OldKey old, List<AccountKey> keys) {
    if (bundles.inUse(old.fingerprint(), Scope.EVERYTHING)) {
      return List.of(
          "The old key is not revoked, for it is the present one of a cluster of this portal:"
              + " replace the bundle there.");
    }
    return keys.stream()
        .filter(key -> key.fingerprints().contains(old.fingerprint()))
        .map(session::revoke)
        .filter(answer -> !(answer instanceof Answer.Read) && !(answer instanceof Answer.Gone))
        .map(answer -> stays("The old key could not be revoked", answer))
        .toList();
  }

  private static String stays(String what, Answer<?> answer) {
    return said(what, answer)
        + " The old key still works at MKE: delete it there, or wait for the next attempt.";
  }

  private static String said(String what, Answer<?> answer) {
    return switch (answer) {
      case Answer.Failed<?>(var trouble) -> what + ". " + trouble.sentence();
      case Answer.Refused<?>(int status, String _) -> what + " (" + status + ").";
      case Answer.Gone<?> _ -> what + " (404).";
      case Answer.Read<?> _ -> what + ".";
    };
  }
}
