package io.muster.identity.web;

import io.muster.identity.Account;
import io.muster.identity.Actor;
import io.muster.identity.Directory;
import io.muster.identity.SecondFactorManagement;
import io.muster.identity.WaitingGrants;
import io.muster.shared.AccountId;
import io.muster.ui.Csv;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all accounts, on a page and as a file. */
@Controller
class AccountsController {

  private final Directory directory;
  private final GrantChoices grants;
  private final WaitingGrants waiting;
  private final SecondFactorManagement factors;
  private final Clock clock;

  AccountsController(
      Directory directory,
      GrantChoices grants,
      WaitingGrants waiting,
      SecondFactorManagement factors,
      Clock clock) {
    this.directory = directory;
    this.grants = grants;
    this.waiting = waiting;
    this.factors = factors;
    this.clock = clock;
  }

  @GetMapping("/accounts")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String page,
      Model model) {
    PageRequested asked = PageRequested.of(page);
    var found = directory.search(actor, q, PageRequest.of(asked.number() - 1, asked.size()));
    Instant now = clock.instant();
    Set<AccountId> second = factors.all(actor);
    List<AccountRow> rows =
        found.stream()
            .map(a -> new AccountRow(a, grants.words(a.grants(now)), second.contains(a.id())))
            .toList();
    model.addAttribute(
        "waiting",
        waiting.list(actor).stream()
            .map(w -> new WaitingRow(w, grants.words(w.grant()), waiting.mayConfirm(actor, w)))
            .toList());
    model.addAttribute("rows", rows);
    model.addAttribute("q", q);
    model.addAttribute(
        "links", new PageLinks("/accounts", Map.of("q", q), asked, found.getTotalElements()));
    model.addAttribute(
        "csv", new PageLinks("/accounts.csv", Map.of("q", q), asked, 0).with("page", ""));
    return "identity/accounts";
  }

  @GetMapping("/accounts.csv")
  void csv(Actor actor, @RequestParam(defaultValue = "") String q, HttpServletResponse response)
      throws IOException {
    var found = directory.search(actor, q, Pageable.unpaged());
    Set<AccountId> second = factors.all(actor);
    TextFile.begin(response, "text/csv", "accounts.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "User name",
            "Name",
            "E-mail",
            "Roles",
            "Created",
            "Disabled",
            "Second factor",
            "Break-glass"));
    Instant now = clock.instant();
    for (Account account : found) {
      out.write(
          Csv.line(
              account.username(),
              account.displayName(),
              account.email(),
              String.join("; ", grants.words(account.grants(now))),
              account.createdAt(),
              account.disabledAt(),
              second.contains(account.id()) ? "yes" : "no",
              account.breakGlass() ? "yes" : "no"));
    }
  }
}
