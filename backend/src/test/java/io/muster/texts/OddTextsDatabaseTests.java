package io.muster.texts;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.access.AccessWorld.Side;
import io.muster.access.Route;
import io.muster.testing.Person;
import io.muster.texts.Field.Place;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Texts that a page, a file, a shell, a spreadsheet or a database might take for something else, in
 * every field of every route: none is ever more than text, and what is kept is given back whole.
 */
class OddTextsDatabaseTests extends ReadEverything {

  private static final List<OddText> ODD =
      Arrays.stream(OddText.values()).filter(kind -> !kind.refused()).toList();

  /** Routes that keep no text of these fields, or only in circumstances of tests of their own. */
  static final Set<String> ELSEWHERE =
      Set.of(
          "POST /sign-in/code",
          "POST /setup",
          "POST /session",
          "POST /account/second-factor/key",
          "POST /account/second-factor/keys",
          "POST /keys/rotations",
          "PUT /api/v1/keys/wrapping",
          "POST /exceptions/preview",
          "POST /exceptions/decisions",
          "POST /fleet/scans",
          "POST /api/v1/scan-runs",
          "POST /schedules/removal",
          "POST /boundaries/{id}/representatives",
          "POST /clusters/{id}/identity",
          "POST /clusters/{id}/renewal",
          "PUT /api/v1/clusters/{id}/renewal",
          "POST /clusters/{id}/nodes/{hostname}/departure",
          "POST /clusters/{id}/nodes/{hostname}/return");

  private static final List<String> HEADERS =
      List.of(
          "HX-Target",
          "HX-Trigger",
          "HX-Current-URL",
          "User-Agent",
          "Referer",
          "Origin",
          "Accept-Language",
          "X-Request-Id",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix",
          "Forwarded");

  /** Ways on from which there is none back: after all others. */
  private static final List<String> LAST =
      List.of(
          "decisions",
          "submission",
          "withdrawal",
          "departure",
          "out-of-service",
          "return",
          "end",
          "removal",
          "closure",
          "retirement",
          "disablement");

  /** What stands in files that are about to be sent, and where. */
  private final Map<String, String> pending = new LinkedHashMap<>();

  /** What is sent stands in what is answered: messages, forms shown again, links of filters. */
  @Test
  void noAnswerTakesForMoreThanTextWhatARequestSays() {
    Side side = world.side();
    routes.forEach(
        (route, fields) -> {
          for (boolean right : new boolean[] {false, true}) {
            Map<String, Object> said = new LinkedHashMap<>();
            for (Field field : fields) {
              said.put(
                  field.name(),
                  right ? odd(field, side, 0) : ODD.get(said.size() % ODD.size()).marked("m1m"));
              if (field.place() == Place.FILE) {
                said.put(field.name(), Asker.file(field.name(), "m1m<mark-m1m>.txt", "a"));
              }
            }
            said.values().removeIf(Objects::isNull);
            look(route + (right ? " led right" : ""), undone(route, side, said));
          }
        });
    nothingIsWrong();
  }

  @Test
  void headersAreNoMoreThanTextAndComeBackInNoHeader() {
    Side side = world.side();
    asker.alwaysSays("HX-Request", "true");
    HEADERS.forEach(header -> asker.alwaysSays(header, OddText.BRIEF.marked("m1m")));
    routes.forEach(
        (route, fields) -> {
          if (route.reads()) {
            MockHttpServletResponse answer = undone(route, side, Map.of());
            look(route.toString(), answer);
            answer.getHeaderNames().stream()
                .filter(name -> answer.getHeaders(name).toString().contains("m1m"))
                .forEach(name -> wrong.add(route + " gives back in " + name));
          }
        });
    nothingIsWrong();
  }

  /** A name in an address that nothing has, as messages repeat it. */
  @Test
  void whatAnAddressNamesIsNoMoreThanText() {
    Side side = world.side();
    String odd = "%22%27%3E%3Cmark-m1m%20data-m1m%3E__$%7B7717*7717%7D__";
    routes.forEach(
        (route, fields) -> {
          if (route.reads() && route.pattern().contains("{")) {
            var who = Objects.requireNonNull(who(route, side));
            look(
                route.toString(),
                asker.follow(
                    route.pattern().replaceAll("[{][^/]+[}]", Matcher.quoteReplacement(odd)), who));
          }
        });
    nothingIsWrong();
  }

  /** A browser names itself at sign-in, and its owner reads that among the sessions. */
  @Test
  void theNameOfABrowserIsNoMoreThanText() {
    Person iris = cast.irisTheIsso(null);
    told.told(OddText.BRIEF.marked("m90001m"), "the header User-Agent");
    asker.alwaysSays("User-Agent", OddText.BRIEF.marked("m90001m"));
    MockHttpServletResponse page = asker.answer(get("/sign-in"));
    MockHttpServletResponse in =
        asker.answer(
            post("/sign-in")
                .param("username", iris.username())
                .param("password", iris.password())
                .param("notice", Jsoup.parse(content(page)).select("[name=notice]").val())
                .cookie(page.getCookie("SESSION"))
                .with(csrf()));
    read("sessions", asker.answer(get("/account/sessions").cookie(in.getCookie("SESSION"))));
    allIsFound();
    nothingIsWrong();
  }

  @Test
  void whatIsKeptIsGivenBackWholeByEveryPageAndFile() {
    Side side = world.side();
    routes.keySet().stream()
        .filter(route -> !route.reads() && !ELSEWHERE.contains(route.toString()))
        .sorted(Comparator.comparing(OddTextsDatabaseTests::rank))
        .forEach(route -> keep(route, side));
    readAll(side);
    allIsFound();
    nothingIsWrong();
  }

  static int rank(Route route) {
    int rank = 0;
    for (String last : LAST) {
      rank = route.pattern().contains(last) ? 1 + LAST.indexOf(last) : rank;
    }
    return rank;
  }

  /** Has the route keep an odd text in each field that takes one. */
  private void keep(Route route, Side shared) {
    List<Field> texts = routes.get(route).stream().filter(f -> text(f, shared)).toList();
    if (texts.isEmpty()) {
      return;
    }
    Map<Field, Integer> tries = new LinkedHashMap<>();
    texts.forEach(field -> tries.put(field, 0));
    MockHttpServletResponse answer = new MockHttpServletResponse();
    for (int i = 0; i <= ODD.size(); i++) {
      answer = undone(route, shared, said(route, shared, tries));
      if (answer.getStatus() != 422) {
        break;
      }
      Refused refused = Refused.by(answer);
      List<Field> again = texts.stream().filter(refused::names).toList();
      if (again.isEmpty()) {
        break;
      }
      again.forEach(field -> tries.merge(field, 1, Integer::sum));
    }
    tries.forEach(
        (field, tried) -> {
          if (tried >= ODD.size() && !Plausible.hasAForm(field)) {
            wrong.add(field + " takes no odd text: say in Plausible what it takes.");
          }
        });
    Side side = answer.getStatus() < 400 ? shared : world.side();
    pending.clear();
    Map<String, Object> said = said(route, side, tries);
    var who = who(route, side);
    asker.knows(who);
    answer = asker.ask(route, routes.get(route), side, who, said);
    if (answer.getStatus() >= 400) {
      wrong.add(
          route
              + " answers "
              + answer.getStatus()
              + " to "
              + said
              + ": "
              + Refused.by(answer).words());
      return;
    }
    texts.forEach(
        field -> {
          if (said.get(field.name()) instanceof String text && tries.get(field) < ODD.size()) {
            told.told(text.replaceFirst("^key=", ""), field.toString());
          }
        });
    pending.forEach(told::told);
    read(route.toString(), answer);
    String location = answer.getHeader("Location");
    if (location != null && who != null && !location.contains("sign-in")) {
      read(route + " led to " + location, asker.follow(location, who));
    }
    if (side != shared) {
      readAll(side, "/audit");
    }
  }

  static boolean text(Field field, Side side) {
    return (field.place() == Place.PARAMETER || field.place() == Place.DOCUMENT)
        && !Plausible.leads(field, side);
  }

  private Map<String, Object> said(Route route, Side side, Map<Field, Integer> tries) {
    Map<String, Object> said = new LinkedHashMap<>();
    for (Field field : routes.get(route)) {
      said.put(field.name(), odd(field, side, tries.getOrDefault(field, 0)));
    }
    said.values().removeIf(Objects::isNull);
    return said;
  }

  /** What a field is told at the first, second … time; nothing odd once all odd texts were told. */
  private Object odd(Field field, Side side, int tried) {
    if (field.place() == Place.FILE) {
      return Uploads.of(field, inFile(field));
    }
    if (!text(field, side) || tried >= ODD.size()) {
      return Plausible.value(field, side);
    }
    int first = Math.floorMod(field.toString().hashCode(), ODD.size());
    return Plausible.in(field, told.next(ODD.get((first + tried) % ODD.size())));
  }

  private Uploads.Telling inFile(Field field) {
    return new Uploads.Telling() {

      @Override
      public String next(OddText kind) {
        return told.next(kind);
      }

      @Override
      public void told(String text, String where) {
        pending.put(text, field + ", " + where);
      }
    };
  }
}
