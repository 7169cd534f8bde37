package io.muster.identity;

import io.muster.identity.certificates.CertificateRefused;
import io.muster.identity.certificates.CertificateRefused.Why;
import io.muster.identity.certificates.Certificates;
import io.muster.identity.certificates.Holder;
import io.muster.identity.certificates.Presented;
import io.muster.identity.certificates.ProxyHeader.Forgery;
import io.muster.shared.AccountId;
import io.muster.shared.Invalid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets in whoever holds a certificate whose holder's name opens an account. It is judged outside
 * any transaction: a responder may take its time to say whether it was revoked.
 */
@Component
public class CertificateSignIn {

  /** What comes of it. */
  public sealed interface Outcome {

    /** Its holder is signed in. */
    record In(SignedIn who) implements Outcome {}

    /** The certificate signs nobody in. */
    record NoHolder(Why why) implements Outcome {}

    /** The certificate is good, and its holder is not let in. */
    record NotLetIn(OutsideIdentity identity, OutsideSignIn.Why why) implements Outcome {}

    /** It is the certificate of somebody else than the session's. */
    record Anothers() implements Outcome {}
  }

  private final Certificates certificates;
  private final SignInIdentities identities;
  private final OutsideSignIn outside;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  CertificateSignIn(
      Certificates certificates,
      SignInIdentities identities,
      OutsideSignIn outside,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.transaction = transaction;
    this.certificates = certificates;
    this.identities = identities;
    this.outside = outside;
    this.events = events;
  }

  /**
   * Signs its holder in.
   *
   * @param session whose session it is already; null if nobody is signed in
   */
  public Outcome enter(Presented presented, @Nullable AccountId session) {
    OutsideIdentity identity;
    try {
      identity = identity(certificates.holder(presented));
    } catch (CertificateRefused refused) {
      record(new CertificateEvent.Refused(presented, refused.why()));
      return new Outcome.NoHolder(refused.why());
    }
    if (session != null && !identities.accountOf(identity).equals(Optional.of(session))) {
      return new Outcome.Anothers();
    }
    Proof proof = new Proof(Proof.Way.CERTIFICATE, presented.at(), presented.words());
    return switch (outside.enter(identity, proof)) {
      case OutsideSignIn.Outcome.In(SignedIn who) -> new Outcome.In(who);
      case OutsideSignIn.Outcome.Refused(OutsideSignIn.Why why) ->
          new Outcome.NotLetIn(identity, why);
    };
  }

  /** A proxy passed on what is no certificate. */
  public void unreadable() {
    record(new CertificateEvent.Unreadable());
  }

  /** Somebody who may not sent a certificate in the header of the proxies. */
  public void headerRefused(String peer, Forgery why) {
    record(new CertificateEvent.HeaderRefused(peer, why));
  }

  private void record(CertificateEvent event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private static OutsideIdentity identity(Holder holder) {
    try {
      return new OutsideIdentity(OutsideIdentity.Kind.CERTIFICATE, holder.root(), holder.name());
    } catch (Invalid unusable) {
      throw new CertificateRefused(Why.NO_NAME, unusable);
    }
  }
}
