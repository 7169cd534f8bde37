package io.muster.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionRequest;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Asks everything that answers for any instant, as somebody. */
record Listener(MockMvc mvc, Cast cast, Person viewer) {

  /** After words, or in the second column of a CSV whose first is as of. */
  private static final Pattern PRODUCED =
      Pattern.compile(
          "((?i:produced at) |(?:created|updated)_?[Aa]t\"\\s*:\\s*\"|(?m:^)[^,\n"
              + "]+Z,)[0-9T:.Z-]{20,}");

  /**
   * Everything as of an instant that is just over: of the API without naming it; of exports and
   * pages, which tell the instant, by naming it.
   *
   * @param exports whether exports and pages are asked too
   */
  List<Told> hears(EventfulYear year, Instant at, boolean exports) throws Exception {
    List<Told> told = new ArrayList<>();
    for (String address : reads(year)) {
      told.add(told(at, address, ask(address)));
    }
    if (exports) {
      for (String address : exports(year)) {
        told.add(told(at, address, ask(of(address, at))));
      }
    }
    return told;
  }

  private Told told(Instant at, String address, String answer) {
    return new Told(at, address + " by " + viewer.username(), answer, () -> ask(of(address, at)));
  }

  private static List<String> reads(EventfulYear year) {
    List<String> reads =
        new ArrayList<>(
            List.of(
                "/api/v1/clusters",
                "/api/v1/findings?state=any",
                "/api/v1/findings?state=open",
                "/api/v1/exceptions",
                "/api/v1/exceptions?phase=IN_FORCE",
                "/api/v1/plans",
                "/api/v1/boundaries",
                "/api/v1/scans/" + year.lastScan(),
                "/api/v1/scans/" + year.lastScan() + "/evidence"));
    for (Cluster cluster : year.clusters()) {
      reads.add("/api/v1/clusters/" + cluster.id());
      reads.add("/api/v1/clusters/" + cluster.id() + "/scans");
    }
    year.exceptions().stream()
        .map(ExceptionRequest::id)
        .forEach(id -> reads.add("/api/v1/exceptions/" + id));
    return reads;
  }

  private static List<String> exports(EventfulYear year) {
    List<String> exports =
        new ArrayList<>(
            List.of(
                "/api/v1/reports/findings",
                "/fleet.csv",
                "/findings.csv?state=any",
                "/exceptions.csv",
                "/plans.csv",
                "/fleet",
                "/findings?state=any",
                "/exceptions",
                "/plans",
                "/boundaries",
                "/boundaries/" + year.shipyard().id()));
    for (Cluster cluster : year.clusters()) {
      exports.add("/api/v1/clusters/" + cluster.id() + "/checklist?format=ckl");
      exports.add("/api/v1/clusters/" + cluster.id() + "/checklist?format=cklb");
      exports.add("/clusters/" + cluster.id());
    }
    year.exceptions().stream()
        .map(ExceptionRequest::id)
        .forEach(id -> exports.add("/exceptions/" + id));
    year.findings().forEach(id -> exports.add("/findings/" + id));
    return exports;
  }

  private static String of(String address, Instant at) {
    return address + (address.contains("?") ? "&" : "?") + "asOf=" + at;
  }

  /** The answer without the instant at which it was made; of a page what it says. */
  private String ask(String address) throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(get(address).with(as(cast, viewer, address))).andReturn().getResponse();
    if (answer.getStatus() != 200) {
      return String.valueOf(answer.getStatus());
    }
    String text = answer.getContentAsString();
    return String.valueOf(answer.getContentType()).startsWith("text/html")
        ? Jsoup.parse(text).select("main").outerHtml()
        : PRODUCED.matcher(text).replaceAll("$1");
  }

  /** With a token for the API, with a session for pages. */
  static RequestPostProcessor as(Cast cast, Person viewer, String address) {
    return address.startsWith("/api/") ? cast.bearer(viewer) : Cast.as(viewer);
  }
}
