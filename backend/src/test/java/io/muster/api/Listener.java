package io.muster.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.testing.Cast;
import io.muster.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Asks what answers for any instant, as somebody. */
final class Listener {

  private final MockMvc mvc;
  private final Cast cast;
  private final Person viewer;
  private String key;
  private Instant now = Instant.EPOCH;

  Listener(MockMvc mvc, Cast cast, Person viewer) {
    this.mvc = mvc;
    this.cast = cast;
    this.viewer = viewer;
    key = cast.key(viewer);
  }

  /** Has a new token: the last one may have ended meanwhile. */
  void signsInAgain() {
    key = cast.key(viewer);
  }

  /** From now on it is that instant, a whole second. */
  void askAt(Instant instant) {
    now = instant;
  }

  /** What is told of an instant that is just now, without naming it. */
  List<Told> hears(List<String> addresses, Instant at) throws Exception {
    List<Told> told = new ArrayList<>();
    for (String address : addresses) {
      told.add(told(at, address, ask(address)));
    }
    return told;
  }

  /** What is told of an instant that is just over: files and pages tell it, so it is named. */
  List<Told> hearsOf(List<String> addresses, Instant at) throws Exception {
    List<Told> told = new ArrayList<>();
    for (String address : addresses) {
      told.add(told(at, address, ask(of(address, at))));
    }
    return told;
  }

  private Told told(Instant at, String address, String answer) {
    return new Told(at, address + " by " + viewer.username(), answer, () -> ask(of(address, at)));
  }

  private static String of(String address, Instant at) {
    return Dated.with(address, "asOf=" + at);
  }

  private String ask(String address) throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(
                get(address).with(address.startsWith("/api/") ? Cast.bearer(key) : Cast.as(viewer)))
            .andReturn()
            .getResponse();
    return answer.getStatus() == 200
        ? new Timeless(now).of(answer)
        : String.valueOf(answer.getStatus());
  }

  /** With a token for the API, with a session for pages. */
  static RequestPostProcessor as(Cast cast, Person viewer, String address) {
    return address.startsWith("/api/") ? cast.bearer(viewer) : Cast.as(viewer);
  }
}
