package io.muster.exceptions.web;

import io.muster.clusters.Boundaries;
import io.muster.exceptions.Drifts;
import io.muster.exceptions.ExceptionFilter;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.RequestManagement;
import io.muster.exceptions.web.ExceptionsAsked.Show;
import io.muster.identity.Actor;
import io.muster.identity.Persons;
import io.muster.shared.AccountId;
import io.muster.shared.ExceptionId;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of exceptions, as a page and as CSV. */
@Controller
class ExceptionsController {

  private static final int CSV_PAGE = 500;

  private final ExceptionRequests requests;
  private final ExceptionRows rows;
  private final Drifts drifts;
  private final Persons persons;
  private final Boundaries boundaries;

  ExceptionsController(
      ExceptionRequests requests,
      ExceptionRows rows,
      Drifts drifts,
      Persons persons,
      Boundaries boundaries) {
    this.requests = requests;
    this.rows = rows;
    this.drifts = drifts;
    this.persons = persons;
    this.boundaries = boundaries;
  }

  @GetMapping("/exceptions")
  String list(Actor actor, @ModelAttribute("asked") ExceptionsAsked asked, AsOf asOf, Model model) {
    Instant now = asOf.at();
    Map<String, String> asks = asked.parameters(asOf);
    Set<AccountId> me = me(actor);
    Set<ExceptionId> changed = drifts.exceptions(now, actor.scope());
    ExceptionFilter filter = asked.filter(me, changed);
    PageRequested page = asked.requested();
    List<Show> parts = List.of(Show.values());
    List<ExceptionFilter> filters = new ArrayList<>();
    parts.forEach(part -> filters.add(asked.filter(part, me, changed)));
    filters.add(ExceptionFilter.ALL);
    List<Long> counted = requests.counts(filters, actor.scope(), now);
    Map<String, Long> counts = new LinkedHashMap<>();
    parts.forEach(part -> counts.put(part.name(), counted.get(part.ordinal())));
    model.addAttribute(
        "rows",
        rows.of(
            requests.page(
                filter, asked.order(), (int) page.offset(), page.size(), actor.scope(), now),
            changed,
            actor.scope(),
            now));
    model.addAttribute(
        "links", new PageLinks("/exceptions", asks, page, counts.get(asked.shown().name())));
    model.addAttribute("csv", new PageLinks("/exceptions.csv", asks, page, 0).with("page", ""));
    model.addAttribute("counts", counts);
    model.addAttribute("shown", asked.shown().name());
    model.addAttribute("every", counted.getLast());
    model.addAttribute("sort", asked.by());
    model.addAttribute("asks", asks);
    model.addAttribute("kinds", ExceptionKind.values());
    var all = boundaries.listAt(now, actor.scope());
    model.addAttribute("boundaries", all);
    model.addAttribute(
        "mayWrite",
        !asOf.past() && all.stream().anyMatch(b -> RequestManagement.mayWrite(actor, b.id())));
    return "exceptions/exceptions";
  }

  @GetMapping("/exceptions.csv")
  void csv(
      Actor actor,
      @ModelAttribute("asked") ExceptionsAsked asked,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    Instant now = asOf.at();
    Set<ExceptionId> changed = drifts.exceptions(now, actor.scope());
    ExceptionFilter filter = asked.filter(me(actor), changed);
    TextFile.begin(response, "text/csv", "exceptions.csv");
    Writer out = response.getWriter();
    out.write(ExceptionCsv.HEAD);
    List<ExceptionRequest> page;
    int offset = 0;
    do {
      page = requests.page(filter, asked.order(), offset, CSV_PAGE, actor.scope(), now);
      for (ExceptionRow row : rows.of(page, changed, actor.scope(), now)) {
        out.write(ExceptionCsv.line(row, now));
      }
      offset += CSV_PAGE;
    } while (page.size() == CSV_PAGE);
  }

  private Set<AccountId> me(Actor actor) {
    return actor.account() == null ? Set.of() : persons.accountsOf(actor.account());
  }
}
