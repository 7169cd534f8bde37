package io.muster.texts;

import io.muster.access.AccessWorld.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What fields take that do not take any text. */
final class Plausible {

  /** Says in a table that a field is left out. */
  private static final String NOTHING = "";

  private Plausible() {}

  /** Fields that lead to something or choose something: never odd where a text is to be kept. */
  private static final Map<String, String> LEADING =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("kind", "DOCUMENTED"),
              Map.entry("reach", "CLUSTER"),
              Map.entry("cadence", "EVERY"),
              Map.entry("every", "PT12H"),
              Map.entry("unit", NOTHING),
              Map.entry("cron", "0 6 * * MON"),
              Map.entry("zone", "UTC"),
              Map.entry("timeZone", "UTC"),
              Map.entry("windows", NOTHING),
              Map.entry("windows[0]", NOTHING),
              Map.entry("jitter", NOTHING),
              Map.entry("pausedThrough", day(20)),
              Map.entry("from", day(0)),
              Map.entry("until", day(9)),
              Map.entry("last", NOTHING),
              Map.entry("asOf", NOTHING),
              Map.entry("authorizationEnds", day(100)),
              Map.entry("scheduledCompletion", day(30)),
              Map.entry("day", day(10)),
              Map.entry("allowedAgeDays", "7"),
              Map.entry("reinspectionDays", "7"),
              Map.entry("documentedCounts", "NOT_A_FINDING"),
              Map.entry("longestExceptionDays", "365"),
              Map.entry("days", "30"),
              Map.entry("password", "only for this test 1"),
              Map.entry("email", "somebody@example.mil"),
              Map.entry("present", NOTHING),
              Map.entry("code", NOTHING),
              Map.entry("decision", NOTHING),
              Map.entry("grouping", "CLUSTER"),
              Map.entry("evidenceDigest", NOTHING),
              Map.entry("version", NOTHING),
              Map.entry("pin", "FINGERPRINT"),
              Map.entry("follows", NOTHING),
              Map.entry("renews", NOTHING),
              Map.entry("amends", NOTHING),
              Map.entry("as", NOTHING),
              Map.entry("clusters", NOTHING),
              Map.entry("clusters[0]", NOTHING),
              Map.entry("report", "findings"),
              Map.entry("format", "csv"),
              Map.entry("time", "06:00"),
              Map.entry("weekday", "MONDAY"),
              Map.entry("status", "ONGOING"),
              Map.entry("scopes", NOTHING),
              Map.entry("scopes[0]", NOTHING),
              Map.entry("grants", NOTHING),
              Map.entry("roles[0]", NOTHING),
              Map.entry("role", NOTHING),
              Map.entry("change", NOTHING),
              Map.entry("endpoint", NOTHING),
              Map.entry("trustAnchors", NOTHING)));

  /** Fields that mean something else there than elsewhere. */
  private static final Map<String, String> OF_ONE_ROUTE =
      Map.ofEntries(
          Map.entry("POST /accounts/{id}/sign-in-identities/new kind", "OIDC"),
          Map.entry("POST /api/v1/accounts grants[0].role", "AUDITOR"),
          Map.entry("POST /boundaries/{id}/edit systemLabel", "com.docker.ucp.version"),
          Map.entry("PUT /api/v1/boundaries/{boundary} systemLabel", "com.docker.ucp.version"),
          Map.entry("POST /plans/{id}/edit version", "0"),
          Map.entry("PUT /api/v1/plans/{id} version", "0"),
          Map.entry("POST /reports/schedules report", "findings.csv"),
          Map.entry("POST /reports/schedules cadence", "DAILY"),
          Map.entry("POST /schedules every", "12"),
          Map.entry("PUT /api/v1/exceptions/{id} kind", NOTHING),
          Map.entry("PUT /api/v1/schedules cron", NOTHING),
          // Of schedules for all clusters with a label only.
          Map.entry("PUT /api/v1/schedules label", NOTHING),
          Map.entry("POST /schedules label", NOTHING),
          Map.entry("PUT /api/v1/schedules pause.until", Instant.now().plusSeconds(86_400) + ""),
          Map.entry("POST /clusters/{id}/nodes/{hostname}/out-of-service from", NOTHING),
          // Not changed after an account is made.
          Map.entry("POST /accounts/{id} username", NOTHING),
          // Kept with what is proposed only, see the test of what a cluster says.
          Map.entry("PATCH /api/v1/clusters/{id} reason", NOTHING),
          Map.entry("PUT /api/v1/clusters/{id} reason", NOTHING),
          Map.entry("POST /clusters/{id}/edit reason", NOTHING),
          Map.entry("POST /clusters/{id}/bundle reason", NOTHING),
          Map.entry("PUT /api/v1/clusters/{id}/bundle reason", NOTHING),
          // Of the other kind of requests, and shown where the boundary has such a label.
          Map.entry("POST /exceptions/{id}/edit sspReference", NOTHING),
          Map.entry("POST /exceptions/{id}/edit clusterLabel", NOTHING),
          // A digest, and a field of the same form's other acts.
          Map.entry("POST /exceptions/{id}/decisions findings", NOTHING),
          Map.entry("POST /exceptions/{id}/submission text", NOTHING));

  /** Fields that take any text elsewhere, or texts of a form of their own. */
  private static final Map<String, String> OF_A_FORM =
      Map.of("fqdn", NOTHING, "ip", NOTHING, "mac", NOTHING);

  private static String day(int fromToday) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(fromToday).toString();
  }

  /** Whether nothing odd is to be said there. */
  static boolean leads(Field field, Side side) {
    return field.type() != String.class
        || side.says(field.route()).containsKey(field.name())
        || OF_ONE_ROUTE.containsKey(field.toString())
        || LEADING.containsKey(last(field))
        || last(field).equals("boundary")
        || last(field).equals("cluster")
        || last(field).equals("id");
  }

  /** What the field takes; null for nothing. */
  static @Nullable Object value(Field field, Side side) {
    String name = last(field);
    String said = OF_ONE_ROUTE.get(field.toString());
    if (said == null) {
      said = side.says(field.route()).get(field.name());
    }
    if (said == null) {
      said = LEADING.get(name);
    }
    if (said == null) {
      said = OF_A_FORM.get(name);
    }
    if (said != null) {
      return said.isEmpty() ? null : said;
    }
    return switch (name) {
      case "boundary" -> side.boundary().id().toString();
      case "cluster" -> side.cluster().id().toString();
      case "id" -> side.variables().get("exceptions/{id} to decide");
      case "name", "username" -> "n-" + UUID.randomUUID();
      default -> of(field.type());
    };
  }

  /** The text as the field has it. */
  static String in(Field field, String text) {
    return last(field).equals("labels") ? "key=" + text : text;
  }

  /** Whether a field that refuses every odd text has a form of its own, as this table knows. */
  static boolean hasAForm(Field field) {
    return OF_A_FORM.containsKey(last(field))
        || last(field).equals("name")
        || last(field).equals("username");
  }

  private static @Nullable Object of(Class<?> type) {
    if (type == LocalDate.class) {
      return day(9);
    } else if (type == Instant.class) {
      return Instant.now().plusSeconds(86_400).toString();
    } else if (type == Integer.class || type == int.class) {
      return 7;
    }
    return null;
  }

  private static String last(Field field) {
    return field.name().substring(field.name().lastIndexOf('.') + 1);
  }
}
