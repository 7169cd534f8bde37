package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links identities that no account has without an administrator, where the settings trust the
 * provider so far. Whoever comes in so holds no role by that.
 */
@Component
@Transactional
public class Joining {

  private static final Actor PORTAL = Actor.portal("single sign-on");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SignInIdentities identities;
  private final AccountManagement accounts;
  private final JdbcClient sql;

  Joining(SignInIdentities identities, AccountManagement accounts, JdbcClient sql) {
    this.identities = identities;
    this.accounts = accounts;
    this.sql = sql;
  }

  /** Whether an account has the identity. */
  @Transactional(readOnly = true)
  public boolean isLinked(OutsideIdentity identity) {
    return identities.accountOf(identity).isPresent();
  }

  /** Whether the identity opens the account of who acts. */
  @Transactional(readOnly = true)
  public boolean opens(OutsideIdentity identity, Actor actor) {
    return identities.accountOf(identity).filter(id -> id.equals(actor.account())).isPresent();
  }

  /**
   * Links it to the one account in use that bears the person's verified address. An account that
   * has an identity of this issuer already is somebody's, and a break-glass account nobody's.
   *
   * @return whether it did
   * @throws Conflict if somebody linked it at this very moment
   * @throws Invalid if the person would come to hold roles that exclude each other
   */
  public boolean link(OutsideIdentity identity, UnlinkedPerson person) {
    if (person.email().isBlank()) {
      return false;
    }
    List<UUID> bearing =
        sql.sql(
                """
                select a.id from account a
                where lower(a.email) = lower(:email) and a.disabled_at is null
                  and not a.break_glass and not exists (select from sign_in_identity i
                    where i.account_id = a.id and i.kind = :kind and i.issuer = :issuer)
                """)
            .param("email", person.email())
            .param("kind", identity.kind().name())
            .param("issuer", identity.issuer())
            .query(UUID.class)
            .list();
    if (bearing.size() != 1) {
      return false;
    }
    identities.add(PORTAL, new AccountId(bearing.getFirst()), identity);
    return true;
  }

  /**
   * Makes an account that holds no role and that no known password opens, and links it. Whose
   * address an account ever bore is known here: an administrator links them.
   *
   * @return whether it did
   * @throws Conflict if the user name is taken
   * @throws Invalid if the provider's user name, name or address is not acceptable here
   */
  public boolean provision(OutsideIdentity identity, UnlinkedPerson person) {
    if (person.email().isBlank() || isBorne(person.email())) {
      return false;
    }
    String name = person.name().isBlank() ? person.username() : person.name();
    Account made =
        accounts.create(
            PORTAL, new NewAccount(person.username(), name, person.email(), unknown(), Set.of()));
    identities.add(PORTAL, made.id(), identity);
    return true;
  }

  private boolean isBorne(String email) {
    return sql.sql("select exists (select from account_address where address = lower(?))")
        .param(email)
        .query(Boolean.class)
        .single();
  }

  private static String unknown() {
    byte[] random = new byte[36];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
