package io.muster.identity;

import io.muster.shared.Conflict;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The time before the first account: there is no default password, so somebody must make one. */
@Service
public class FirstStart {

  /** Any number that no other advisory lock uses. */
  private static final long LOCK = 0x6d75737465721000L;

  private final AccountManagement management;
  private final Accounts accounts;
  private final JdbcClient sql;
  private volatile boolean over;

  FirstStart(AccountManagement management, Accounts accounts, JdbcClient sql) {
    this.management = management;
    this.accounts = accounts;
    this.sql = sql;
  }

  /** Whether there is an account. Asked at every request, so a yes is remembered. */
  public boolean over() {
    if (!over) {
      over = accounts.any();
    }
    return over;
  }

  /**
   * Makes the first account, an administrator of all boundaries.
   *
   * @throws Conflict if there is an account already; of two at the same time one wins
   */
  @Transactional
  public Account begin(String username, String displayName, String email, String password) {
    sql.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 1).single();
    if (accounts.any()) {
      throw new Conflict("The portal is set up already. Sign in.");
    }
    Set<Grant> all = Set.of(new Grant(Role.ADMINISTRATOR, null));
    return management.create(
        Actor.portal("set-up"), new NewAccount(username, displayName, email, password, all));
  }
}
