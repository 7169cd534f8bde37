package io.muster.testing.oidc;

import io.muster.identity.OutsideIdentity;
import io.muster.identity.SignInIdentities;
import io.muster.testing.Person;

/** Links people of the cast to users of their own at the provider. */
public record Linking(Keycloak keycloak, SignInIdentities identities, Person administrator) {

  /** A new user in the groups, whose identity opens the person's account. */
  public Keycloak.User user(Person person, String... groups) {
    Keycloak.User user = keycloak.user(true, groups);
    link(person, user);
    return user;
  }

  /** From now on the user's identity opens the person's account. */
  public void link(Person person, Keycloak.User user) {
    identities.link(
        administrator.actor(),
        person.id(),
        new OutsideIdentity(OutsideIdentity.Kind.OIDC, Keycloak.ISSUER, user.subject()));
  }
}
