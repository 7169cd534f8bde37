package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has an account, for administrators of all boundaries. */
@Component
@Transactional(readOnly = true)
public class Directory {

  private final Accounts accounts;

  Directory(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Accounts in the order of their user names, from after that name on. */
  public List<Account> after(Actor viewer, @Nullable String username, int most) {
    viewer.requireEverywhere(Role.ADMINISTRATOR);
    return accounts.after(username == null ? "" : username, Limit.of(most));
  }

  /** Accounts with the words in a name or the e-mail address, in the order of their user names. */
  public Page<Account> search(Actor viewer, String words, Pageable page) {
    viewer.requireEverywhere(Role.ADMINISTRATOR);
    return accounts.search(words.strip(), page);
  }

  /**
   * One account.
   *
   * @throws NotFound if there is none with that id
   */
  public Account get(Actor viewer, AccountId id) {
    viewer.requireEverywhere(Role.ADMINISTRATOR);
    return accounts
        .findById(id.value())
        .orElseThrow(() -> new NotFound("There is no such account."));
  }
}
