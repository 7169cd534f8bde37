package io.muster.api;

import io.muster.identity.Account;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Directory;
import io.muster.identity.NewAccount;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's accounts, for administrators of all boundaries. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountRoutes {

  private final Directory directory;
  private final AccountManagement accounts;
  private final GrantWords grants;
  private final Clock clock;

  AccountRoutes(Directory directory, AccountManagement accounts, GrantWords grants, Clock clock) {
    this.directory = directory;
    this.accounts = accounts;
    this.grants = grants;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List accounts")
  PagedItems<AccountView> list(Actor actor, Paging paging) {
    return PagedItems.cut(
        directory.after(actor, paging.after(), paging.limit() + 1),
        paging,
        Account::username,
        this::view);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read an account")
  AccountView read(Actor actor, @PathVariable String id) {
    return view(directory.get(actor, io.muster.shared.AccountId.parse(id)));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Make an account")
  AccountView make(Actor actor, @RequestBody AccountWanted wanted) {
    actor.requireEverywhere(io.muster.identity.Role.ADMINISTRATOR);
    return view(
        accounts.create(
            actor,
            new NewAccount(
                AccountWanted.orEmpty(wanted.username()),
                AccountWanted.orEmpty(wanted.displayName()),
                AccountWanted.orEmpty(wanted.email()),
                AccountWanted.orEmpty(wanted.password()),
                grants.read(wanted),
                Boolean.TRUE.equals(wanted.breakGlass()))));
  }

  private AccountView view(Account account) {
    return AccountView.of(account, clock.instant());
  }
}
