package io.muster.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.AccessWorld.Side;
import io.muster.access.Route;
import io.muster.access.Routes;
import io.muster.testing.Person;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every form that changes something which is there already. */
class UntouchedFormsDatabaseTests extends EveryField {

  private final Told told = new Told();

  /**
   * Whoever saves a form that they did not touch changes nothing by it, also where a field holds
   * what nobody sees.
   */
  @Test
  void aFormThatNobodyTouchedSavesWhatItHeld() {
    Side side = world.side();
    Set<String> held = new TreeSet<>();
    routes.keySet().stream()
        .filter(
            route ->
                route.method().equals("POST")
                    && !OddTextsDatabaseTests.ELSEWHERE.contains(route.toString()))
        .filter(route -> routes.containsKey(new Route("GET", route.pattern())))
        .filter(route -> !route.pattern().endsWith("/new"))
        .sorted(Comparator.comparing(OddTextsDatabaseTests::rank))
        .forEach(route -> saveUntouched(route, side, held));
    assertThat(held)
        .contains(
            "/boundaries/{id}/edit",
            "/clusters/{id}/edit",
            "/accounts/{id}",
            "/exceptions/{id}/edit");
    nothingIsWrong();
  }

  private void saveUntouched(Route route, Side side, Set<String> held) {
    Person who = Objects.requireNonNull(who(route, side));
    Map<String, Object> said = new LinkedHashMap<>();
    for (Field field : routes.get(route)) {
      said.put(
          field.name(),
          OddTextsDatabaseTests.text(field, side)
              ? Plausible.in(field, told.next(OddText.UNSEEN))
              : Plausible.value(field, side));
    }
    said.values().removeIf(Objects::isNull);
    MockHttpServletResponse answer = asker.ask(route, routes.get(route), side, who, said);
    if (answer.getStatus() == 422) {
      Refused refused = Refused.by(answer);
      routes.get(route).stream()
          .filter(refused::names)
          .forEach(field -> said.replace(field.name(), plausible(field, side)));
      answer = asker.ask(route, routes.get(route), side, who, said);
    }
    Map<String, Object> shown = held(route, side, who);
    if (answer.getStatus() >= 400 || shown.isEmpty()) {
      return;
    }
    said.forEach(
        (name, text) -> {
          if (text instanceof String sent && sent.contains("\u200B") && shown.containsKey(name)) {
            if (shown.get(name).equals(sent)) {
              held.add(route.pattern());
            } else if (!shown.get(name).equals("")) {
              wrong.add(route + " holds for " + name + " not " + sent + " but " + shown.get(name));
            }
          }
        });
    asker.ask(route, routes.get(route), side, who, shown);
    if (!held(route, side, who).equals(shown)) {
      wrong.add(route + " changes " + shown + " to " + held(route, side, who));
    }
  }

  private static Object plausible(Field field, Side side) {
    return Objects.requireNonNullElse(Plausible.value(field, side), "");
  }

  /** What a form sends that nobody touched; nothing if there is none. */
  private Map<String, Object> held(Route route, Side side, Person who) {
    MockHttpServletResponse page = asker.follow(Routes.path(route, side), who);
    Map<String, Object> held = new LinkedHashMap<>();
    Jsoup.parse(content(page))
        .select("main form[method=post]")
        .forms()
        .forEach(
            form -> form.formData().forEach(value -> held.putIfAbsent(value.key(), value.value())));
    held.keySet().retainAll(routes.get(route).stream().map(Field::name).toList());
    return held;
  }
}
