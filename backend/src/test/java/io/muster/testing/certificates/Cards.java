package io.muster.testing.certificates;

import io.muster.identity.OutsideIdentity;
import io.muster.identity.SignInIdentities;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.TestComponent;

/** Whose the cards of the {@link CertificateSite} are, as the portal knows. */
@TestComponent
public class Cards {

  private final SignInIdentities identities;
  private final Cast cast;

  Cards(SignInIdentities identities, Cast cast) {
    this.identities = identities;
    this.cast = cast;
  }

  /** A number that no other test's person has. */
  public static String number() {
    return String.valueOf(ThreadLocalRandom.current().nextLong(2_000_000_000L, 9_000_000_000L));
  }

  /** From now on the card with that number signs the person in. */
  public void give(Person person, String number) {
    identities.link(
        cast.rootTheAdministrator().actor(),
        person.id(),
        new OutsideIdentity(OutsideIdentity.Kind.CERTIFICATE, "CN=Site Root", number));
  }
}
