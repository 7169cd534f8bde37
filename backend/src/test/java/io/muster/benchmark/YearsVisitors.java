package io.muster.benchmark;

import io.muster.testing.PortalCaller;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ten people who look at pages at once, each in a session of their own. */
final class YearsVisitors {

  static final int PEOPLE = 10;

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern NOTICE = Pattern.compile("name=\"notice\" value=\"([0-9a-f]{64})\"");
  private static final Pattern LAST_PAGE = Pattern.compile("page=(\\d+)");
  private static final Pattern CLUSTER = Pattern.compile("/clusters/([0-9a-f-]{36})");

  private final String base;
  private final List<HttpClient> people = new ArrayList<>();
  private final int[] pages = new int[PEOPLE];
  private final List<List<String>> seen = new ArrayList<>();
  private final List<String> clusters;
  private final List<String> boundaries;
  private final int days;

  YearsVisitors(int port, List<String> clusters, List<String> boundaries, int days)
      throws IOException, InterruptedException {
    this.base = "http://127.0.0.1:" + port;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.days = days;
    for (int i = 0; i < PEOPLE; i++) {
      people.add(signedIn("visitor-" + i));
      pages[i] = 1;
      Matcher page = LAST_PAGE.matcher(get(i, "/findings?state=any", null));
      while (page.find()) {
        pages[i] = Math.max(pages[i], Integer.parseInt(page.group(1)));
      }
      Matcher cluster = CLUSTER.matcher(get(i, "/fleet", null));
      seen.add(cluster.results().map(found -> found.group(1)).distinct().toList());
    }
  }

  /** Which pages are looked at. */
  enum Pages {
    /** Fleet and findings; these, overview, exceptions and clusters as of an instant; trends. */
    ASKED,
    /** The overview, exceptions, and what waits for a person, now. */
    BESIDES
  }

  /** So many pages at random in all, shared among the people. */
  void visit(int requests, long seed, Pages which) throws InterruptedException, ExecutionException {
    try (ExecutorService at = Executors.newFixedThreadPool(PEOPLE)) {
      List<Callable<Void>> visits = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        int who = i;
        Random chance = new Random(seed + who);
        visits.add(
            () -> {
              for (int n = 0; n < requests / PEOPLE; n++) {
                String[] visit = any(who, chance, which);
                get(who, visit[1], visit[0]);
              }
              return null;
            });
      }
      for (Future<Void> done : at.invokeAll(visits)) {
        done.get();
      }
    }
  }

  private String[] any(int who, Random chance, Pages which) {
    String asOf =
        Instant.now()
            .minus(Duration.ofMinutes(1 + chance.nextLong(days * 1440L)))
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();
    boolean all = who < 2;
    return switch (which == Pages.ASKED ? chance.nextInt(11) : 11 + chance.nextInt(3)) {
      case 0 -> new String[] {"fleet", "/fleet?page=" + page(chance, all)};
      case 1, 2 ->
          new String[] {"findings", "/findings?state=any&page=" + (1 + chance.nextInt(pages[who]))};
      case 3 -> new String[] {"fleet-as-of", "/fleet?asOf=" + asOf + "&page=" + page(chance, all)};
      case 4 ->
          new String[] {
            "findings-as-of",
            "/findings?state=any&asOf=" + asOf + "&page=" + (1 + chance.nextInt(pages[who]))
          };
      case 5 ->
          new String[] {
            "exceptions-as-of", "/exceptions?asOf=" + asOf + "&page=" + page(chance, all)
          };
      case 6 ->
          new String[] {
            "cluster-as-of",
            "/clusters/" + seen.get(who).get(chance.nextInt(seen.get(who).size())) + "?asOf=" + asOf
          };
      case 7 -> new String[] {"overview-as-of", "/overview?asOf=" + asOf};
      case 8, 9, 10 -> trend(who, chance);
      case 11 -> new String[] {"overview", "/overview"};
      case 12 -> new String[] {"exceptions", "/exceptions?page=" + page(chance, all)};
      default -> new String[] {"work", "/work"};
    };
  }

  private int page(Random chance, boolean all) {
    return 1 + chance.nextInt(all ? Math.max(1, clusters.size() / 50) : 1);
  }

  private String[] trend(int who, Random chance) {
    LocalDate from =
        LocalDate.now(ZoneOffset.UTC).minusDays(30 + chance.nextInt(Math.max(1, days - 30)));
    String address = "/trends?from=" + from;
    return switch (chance.nextInt(who < 2 ? 4 : 2)) {
      case 0 -> new String[] {"trend", address};
      case 1 -> new String[] {"trend-label", address + "&label=tier%3D" + chance.nextInt(3)};
      case 2 ->
          new String[] {
            "trend-boundary",
            address + "&boundary=" + boundaries.get(chance.nextInt(boundaries.size()))
          };
      default ->
          new String[] {
            "trend-cluster", address + "&cluster=" + clusters.get(chance.nextInt(clusters.size()))
          };
    };
  }

  private HttpClient signedIn(String username) throws IOException, InterruptedException {
    HttpClient http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    String asked =
        http.send(
                HttpRequest.newBuilder(URI.create(base + "/sign-in")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher csrf = CSRF.matcher(asked);
    Matcher notice = NOTICE.matcher(asked);
    if (!csrf.find() || !notice.find()) {
      throw new IOException("The page for signing in has changed.");
    }
    String form =
        "username=%s&password=%s&_csrf=%s&notice=%s"
            .formatted(
                username,
                URLEncoder.encode(PortalCaller.PASSWORD, StandardCharsets.UTF_8),
                URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8),
                notice.group(1));
    http.send(
        HttpRequest.newBuilder(URI.create(base + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    return http;
  }

  private String get(int who, String address, @org.jspecify.annotations.Nullable String visit)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(base + address));
    if (visit != null) {
      request.header(YearsPortal.VISIT, visit);
    }
    HttpResponse<String> page =
        people.get(who).send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (page.statusCode() != 200) {
      throw new IOException(page.statusCode() + " for " + address);
    }
    return page.body();
  }
}
