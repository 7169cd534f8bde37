package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.identity.AccountManagement;
import io.muster.scans.Scan;
import io.muster.scans.ScanRun;
import io.muster.scans.ScanRunManagement;
import io.muster.simulator.HeldAnswer;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import jakarta.servlet.http.Cookie;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

/** The streams that keep pages moving, over real connections. */
@PortalTest
class LiveDatabaseTests {

  private static final int PATIENCE_SECONDS = 60;

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScanRunManagement runs;
  @Autowired AccountManagement accounts;
  @Autowired AutowireCapableBeanFactory beans;
  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private HarborAtSea sea;
  private Person otis;

  /** A server-sent event. */
  private record Told(String name, String data) {}

  @BeforeEach
  void setSail() {
    sea = new HarborAtSea(beans.createBean(HarborAtSea.Beans.class));
    otis = cast.otisTheOperator(sea.boundary.id());
  }

  @AfterEach
  void land() {
    sea.close();
  }

  @Test
  void aStreamBeginsWithThePresentStateTellsChangesAndEndsByItself() throws Exception {
    for (int i = 0; i < 40; i++) {
      sea.harbor.run(container("web-" + i).on(HarborAtSea.WEB));
    }
    String session = session(otis);
    HeldAnswer plugins = sea.holds("/plugins");
    Scan asked = sea.ask();
    plugins.awaitAsked();
    BlockingQueue<Told> told = listen("?scan=" + asked.id(), session);
    Told first = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(first.name()).as("the whole state first").isEqualTo("progress");
    assertThat(first.data()).contains("<progress", "status run");
    plugins.letGo();
    sea.ended(asked);
    assertThat(until(told, "changed")).as("it ended").isNotNull();
    assertThat(until(told, "over")).as("nothing more will happen").isNotNull();
  }

  @Test
  void theFleetsStreamTellsOnlyWhatTheListenerMaySee() throws Exception {
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    BlockingQueue<Told> mine = listen("", session(otis));
    BlockingQueue<Told> theirs = listen("", session(stranger));
    HeldAnswer info = sea.holds("/info");
    Scan asked = sea.ask();
    Told line = until(mine, "c-" + sea.cluster.id());
    while (!line.data().contains("Connecting")) {
      line = until(mine, "c-" + sea.cluster.id());
    }
    info.letGo();
    sea.ended(asked);
    assertThat(until(mine, "changed")).isNotNull();
    assertThat(theirs).noneMatch(t -> t.name().startsWith("c-"));
    assertThat(status("?scan=" + asked.id(), session(stranger)))
        .as("outside one's boundaries a scan does not exist")
        .isEqualTo(404);
    assertThat(status("", null)).as("nobody signed in").isNotEqualTo(200);
  }

  @Test
  void aStreamEndsWithItsListenersAccount() throws Exception {
    BlockingQueue<Told> told = listen("", session(otis));
    sea.ended(sea.ask());
    accounts.disable(cast.rootTheAdministrator().actor(), otis.id());
    Scan last = sea.ask();
    assertThat(until(told, "over")).isNotNull();
    sea.ended(last);
  }

  @Test
  void aRunHasOneBarForAllOfIt() throws Exception {
    String session = session(otis);
    HeldAnswer info = sea.holds("/info");
    ScanRun run =
        runs.request(
            otis.actor(),
            List.of(sea.cluster.id(), fleet.drydockIn(sea.boundary).id()),
            "The whole fleet");
    assertThat(run.asked()).isEqualTo(2);
    BlockingQueue<Told> told = listen("?run=" + run.id(), session);
    info.letGo();
    Told last = null;
    for (Told one = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        one != null && !one.name().equals("over");
        one = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      last = one.name().equals("run") ? one : last;
    }
    assertThat(last.data()).contains("2 of 2 scans ended, 1 failed");
  }

  private String session(Person person) throws Exception {
    Cookie cookie =
        mvc.perform(
                post("/sign-in")
                    .with(csrf())
                    .param("username", person.username())
                    .param("password", person.password()))
            .andReturn()
            .getResponse()
            .getCookie("SESSION");
    return cookie.getName() + "=" + cookie.getValue();
  }

  private HttpRequest request(String query, String session) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/live" + query))
            .header("Accept", "text/event-stream");
    return (session == null ? request : request.header("Cookie", session)).build();
  }

  private int status(String query, String session) throws Exception {
    HttpResponse<java.io.InputStream> answer =
        client.send(request(query, session), HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  private BlockingQueue<Told> listen(String query, String session) throws Exception {
    var answer = client.send(request(query, session), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (var lines =
                  new BufferedReader(
                      new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                String name = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith("event:")) {
                    name = line.substring(6);
                  } else if (line.startsWith("data:")) {
                    told.add(new Told(name, line.substring(5)));
                  }
                }
              } catch (java.io.IOException ended) {
                // the test is over
              }
            });
    return told;
  }

  private static Told until(BlockingQueue<Told> told, String name) throws InterruptedException {
    for (Told one = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        one != null;
        one = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }
}
