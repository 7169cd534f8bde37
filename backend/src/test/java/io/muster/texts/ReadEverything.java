package io.muster.texts;

import io.muster.access.AccessTable;
import io.muster.access.AccessWorld.Side;
import io.muster.access.Answer;
import io.muster.access.Route;
import io.muster.exports.Reports;
import io.muster.identity.Role;
import io.muster.testing.Person;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** A test that has the portal keep odd texts, and reads all pages and files for them. */
abstract class ReadEverything extends EveryField {

  /** Who looks at all there is. */
  private static final List<Role> READERS = List.of(Role.ISSM, Role.AUDITOR, Role.ADMINISTRATOR);

  @Autowired Reports reports;

  final Told told = new Told();

  /** The kinds of pages and files in which something told was found. */
  final Set<String> forms = new TreeSet<>();

  /** Reads all pages and files about the side, as those who may. */
  final void readAll(Side side) {
    readAll(side, "");
  }

  /** Reads the pages and files whose pattern has that in it. */
  final void readAll(Side side, String pattern) {
    for (var row : access.entrySet()) {
      Route route = row.getKey();
      if (route.reads() && routes.containsKey(route) && route.pattern().contains(pattern)) {
        READERS.stream()
            .filter(role -> lets(row.getValue(), role))
            .limit(isPage(route) ? READERS.size() : 1)
            .forEach(
                role -> readAs(who(role, row.getValue().onlyEverywhere(role), side), route, side));
      }
    }
  }

  /** What programs read is the same to all who may read it; a page has other buttons for each. */
  private static boolean isPage(Route route) {
    return !route.ofApi() && !route.pattern().matches(".*(report|checklist|[.]).*");
  }

  private static boolean lets(AccessTable.Row row, Role role) {
    return row.here(role) == Answer.YES || row.onlyEverywhere(role);
  }

  private void readAs(Person who, Route route, Side side) {
    for (Reading reading : Reading.of(route, side, reports)) {
      MockHttpServletResponse answer = asker.follow(reading.location(), who);
      read(reading + " as " + who.username(), answer);
    }
  }

  /** Looks at an answer for what was told, and for what it must not have become. */
  final void read(String what, MockHttpServletResponse answer) {
    Told.Look seen = told.look(look(what, answer));
    seen.wrong().forEach(w -> wrong.add(what + " " + w));
    if (seen.any()) {
      forms.add(String.valueOf(answer.getContentType()).replaceAll(";.*", ""));
    }
  }

  /** Notes what was told and is nowhere whole. */
  final void allIsFound() {
    told.missing().forEach(text -> wrong.add("Nowhere whole: " + text));
  }
}
