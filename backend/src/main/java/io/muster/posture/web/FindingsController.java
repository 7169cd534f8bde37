package io.muster.posture.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.findings.Finding;
import io.muster.findings.FindingCounts;
import io.muster.findings.FindingFilter;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.ui.AsOf;
import io.muster.ui.Options;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of findings, as a page and as CSV. */
@Controller
class FindingsController {

  private static final int CSV_PAGE = 1000;

  private final Findings findings;
  private final FindingRowsRead rows;
  private final Clusters clusters;
  private final Boundaries boundaries;

  FindingsController(
      Findings findings, FindingRowsRead rows, Clusters clusters, Boundaries boundaries) {
    this.findings = findings;
    this.rows = rows;
    this.clusters = clusters;
    this.boundaries = boundaries;
  }

  @GetMapping("/findings")
  String list(Actor actor, @ModelAttribute("asked") FindingsAsked asked, AsOf asOf, Model model) {
    FindingFilter filter = filter(asked, asOf, actor);
    PageRequested page = asked.requested();
    FindingCounts counts = findings.count(filter, actor.scope());
    FindingFilter all = FindingFilter.ALL.standing(asOf.at()).asOf(filter.asOf());
    boolean narrowed = !all.withState(filter.state()).equals(filter);
    FindingCounts every = narrowed ? findings.count(all, actor.scope()) : counts;
    model.addAttribute(
        "rows",
        rows.rows(
            findings.page(
                filter, asked.order(), (int) page.offset(), page.size(), counts, actor.scope()),
            asOf.at(),
            actor.scope()));
    model.addAttribute(
        "links", new PageLinks("/findings", asked.parameters(), page, counts.of(filter.state())));
    model.addAttribute("csv", csvAddress(asked));
    model.addAttribute("choices", StateChoice.of(counts, filter.state()));
    model.addAttribute("heading", StateChoice.heading(filter.state()));
    model.addAttribute("every", every.of(FindingFilter.State.ANY));
    model.addAttribute("sort", asked.by());
    model.addAttribute("asks", asked.parameters());
    model.addAttribute("boundaries", boundaries.listAt(asOf.at(), actor.scope()));
    model.addAttribute(
        "clusters",
        new Options(
            clusters.namesAt(asOf.at(), actor.scope()).stream()
                .map(c -> new Options.Option(c.id().toString(), c.name()))
                .toList(),
            asked.parameters().getOrDefault("cluster", "")));
    return "posture/findings";
  }

  @GetMapping("/findings.csv")
  void csv(
      Actor actor,
      @ModelAttribute("asked") FindingsAsked asked,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    FindingFilter filter = filter(asked, asOf, actor);
    TextFile.begin(response, "text/csv", "findings.csv");
    Writer out = response.getWriter();
    out.write(FindingCsv.HEAD);
    List<Finding> page;
    int offset = 0;
    do {
      page = findings.page(filter, asked.order(), offset, CSV_PAGE, actor.scope());
      for (FindingRow row : rows.rows(page, asOf.at(), actor.scope())) {
        out.write(FindingCsv.line(row));
      }
      offset += CSV_PAGE;
    } while (page.size() == CSV_PAGE);
  }

  private FindingFilter filter(FindingsAsked asked, AsOf asOf, Actor actor) {
    return asked.filter().standing(asOf.at()).asOf(asOf.past() ? asOf.at() : null);
  }

  private static String csvAddress(FindingsAsked asked) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/findings.csv");
    asked.parameters().keySet().stream()
        .sorted()
        .forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(asked.parameters()).toUriString();
  }
}
