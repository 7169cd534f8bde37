package io.muster.access;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.Attachments;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.findings.FindingFilter;
import io.muster.findings.Findings;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.identity.SecondFactorManagement;
import io.muster.plans.PlanFilter;
import io.muster.plans.PlanOrder;
import io.muster.plans.Plans;
import io.muster.scans.Scan;
import io.muster.scans.ScanRunManagement;
import io.muster.scans.ScansByHand;
import io.muster.schedules.Cadence;
import io.muster.schedules.Reach;
import io.muster.schedules.Schedule;
import io.muster.schedules.ScheduleManagement;
import io.muster.schedules.Timetable;
import io.muster.stig.BenchmarkManagement;
import io.muster.stig.ImportOutcome;
import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two boundaries with one of each thing that a route can name, and what only theirs may read. */
public class AccessWorld {

  /**
   * One boundary of the world.
   *
   * @param variables what a route's variable stands for, by the segment before it and its name
   * @param names what nobody reads who has no role there
   */
  public record Side(
      Boundary boundary, Cluster cluster, Map<String, String> variables, Set<String> names) {

    /** What a route's variable stands for. */
    public String variable(Route route, String segment, String variable) {
      String key = segment + "/" + variable;
      String value =
          route.pattern().contains("/decision") && variables.containsKey(key + " to decide")
              ? variables.get(key + " to decide")
              : variables.get(key);
      if (value == null) {
        throw new IllegalArgumentException(
            "AccessWorld knows nothing that " + key + " stands for: add it there.");
      }
      return value;
    }

    /** What a form or JSON says that asks about a thing elsewhere than in the path. */
    public Map<String, String> says(Route route) {
      String in = boundary.id().toString();
      return switch (route.toString()) {
        case "GET /schedules/form",
            "POST /schedules",
            "POST /schedules/removal",
            "PUT /api/v1/schedules" ->
            Map.of("reach", "CLUSTER", "cluster", cluster.id().toString(), "every", "PT12H");
        case "POST /exceptions/new", "POST /exceptions/preview", "POST /api/v1/exceptions" ->
            Map.of("boundary", in, "kind", "DOCUMENTED");
        case "POST /api/v1/reports/schedules" -> Map.of("kind", "findings", "cron", "0 6 * * MON");
        case "POST /api/v1/clusters" -> Map.of("boundary", in, "name", "another");
        case "POST /clusters/{id}/edit" -> Map.of("boundary", in, "name", cluster.name());
        case "GET /exceptions/{id}/decision" -> Map.of("act", "ENDORSE");
        case "POST /exceptions/{id}/decisions", "POST /api/v1/exceptions/{id}/decisions" ->
            Map.of("decision", "ENDORSE", "remark", "It is so.");
        case "POST /proposed-changes/{id}/decisions",
            "POST /api/v1/proposed-changes/{id}/decisions" ->
            Map.of("decision", "REFUSE", "remark", "It is not ours.");
        case "PUT /api/v1/boundaries/{boundary}/plan-grouping" -> Map.of("grouping", "CLUSTER");
        case "POST /clusters/{id}/nodes/{hostname}/out-of-service" ->
            Map.of("until", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString());
        case "POST /fleet/scans", "POST /api/v1/scan-runs" -> Map.of("boundary", in);
        case "GET /trends/comparison", "GET /trends/comparison.csv" ->
            Map.of("first", "2026-01-01", "second", "2026-01-02");
        default -> Map.of();
      };
    }
  }

  private static final AtomicInteger RULES = new AtomicInteger(778_000);

  private final Fleet fleet;
  private final Cast cast;
  private final Requests requests;
  private final ScansByHand scans;
  private final Findings findings;
  private final Plans plans;
  private final Attachments attachments;
  private final ScanRunManagement runs;
  private final ScheduleManagement schedules;
  private final BenchmarkManagement stigs;
  private final SecondFactorManagement factors;
  private final JdbcClient sql;

  AccessWorld(
      Fleet fleet,
      Cast cast,
      Requests requests,
      ScansByHand scans,
      Findings findings,
      Plans plans,
      Attachments attachments,
      ScanRunManagement runs,
      ScheduleManagement schedules,
      BenchmarkManagement stigs,
      SecondFactorManagement factors,
      JdbcClient sql) {
    this.fleet = fleet;
    this.cast = cast;
    this.requests = requests;
    this.scans = scans;
    this.findings = findings;
    this.plans = plans;
    this.attachments = attachments;
    this.runs = runs;
    this.schedules = schedules;
    this.stigs = stigs;
    this.factors = factors;
    this.sql = sql;
  }

  /** A boundary that nobody knows yet, with all in it. */
  public Side side() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    Boundary boundary = fleet.aBoundary("yard-" + mark);
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(400));
    Cluster cluster = fleet.clusterIn(boundary, "hull-" + mark);
    Person otis = cast.otisTheOperator(boundary.id());
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    String agent = "agent-" + mark;
    String debug = "debug-" + mark;
    Scan scan = scans.of(cluster, Seen.on("w1").systemHost("w1", agent).host("w1", debug));
    requests.approved(
        iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, agent));
    ExceptionRequest submitted =
        requests.submitted(
            iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, agent));
    ExceptionRequest draft =
        requests.draft(
            iris, boundary, ExceptionKind.RISK_ACCEPTED, requests.about(boundary, debug));
    attachments.add(
        iris.actor(), draft.id(), "call-" + mark + ".txt", "a".getBytes(StandardCharsets.UTF_8));
    var attachment = attachments.of(draft.id(), Scope.EVERYTHING, Instant.MAX).getFirst();
    Schedule schedule =
        schedules.write(
            otis.actor(),
            new Reach.OfCluster(cluster.id(), boundary.id()),
            new Timetable(
                new Cadence.Every(Duration.ofHours(12)), ZoneOffset.UTC, List.of(), Duration.ZERO),
            null);
    var run = runs.request(otis.actor(), List.of(cluster.id()), "one by hand");
    var finding =
        findings.after(null, FindingFilter.ALL.of(cluster.id()), 1, Scope.EVERYTHING).getFirst();
    var plan =
        plans
            .list(PlanFilter.ALL.of(boundary.id()), PlanOrder.NAME, Scope.EVERYTHING, Instant.now())
            .getFirst();
    Person subject = cast.person("Sam");
    Person alma = cast.person("Alma", new Grant(Role.AODR, boundary.id()));
    Authenticator.of(subject, factors);
    UUID use = UUID.randomUUID();
    sql.sql("insert into break_glass_use (id, account_id, at) values (?, ?, now())")
        .params(use, cast.breakGlass().id().value())
        .update();
    UUID identity = UUID.randomUUID();
    sql.sql(
            """
            insert into sign_in_identity (id, account_id, kind, issuer, subject, linked_at)
            values (?, ?, 'OIDC', 'https://sso.example.mil', ?, now())
            """)
        .params(identity, subject.id().value(), "s-" + mark)
        .update();
    UUID waiting = UUID.randomUUID();
    sql.sql(
            """
            insert into waiting_grant (id, account_id, role, boundary_id, asked_at)
            values (?, ?, 'ISSM', ?, now())
            """)
        .params(waiting, subject.id().value(), boundary.id().value())
        .update();
    UUID proposed = UUID.randomUUID();
    sql.sql(
            """
            insert into proposed_change (id, cluster_id, part, from_words, to_words, content, reason,
              made_at, made_by)
            values (?, ?, 'ENDPOINT', 'none', 'https://x.example.mil:443', 'https://x.example.mil:443',
              'Moved.', now(), 'x')
            """)
        .params(proposed, cluster.id().value())
        .update();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("proposed-changes/{id}", proposed.toString());
    variables.put("scheduled/{id}", scheduledReport(iris, boundary).toString());
    variables.put("sbom/{file}", "pages.cdx.json");
    variables.put("boundaries/{id}", boundary.id().toString());
    variables.put("boundaries/{boundary}", boundary.id().toString());
    variables.put("clusters/{id}", cluster.id().toString());
    variables.put("nodes/{hostname}", "w1");
    variables.put("scans/{id}", scan.id().toString());
    variables.put("runs/{id}", run.id().toString());
    variables.put("scan-runs/{id}", run.id().toString());
    variables.put("findings/{id}", finding.id().toString());
    variables.put("plans/{id}", plan.id().toString());
    variables.put("exceptions/{id}", draft.id().toString());
    variables.put("exceptions/{id} to decide", submitted.id().toString());
    variables.put("attachments/{file}", attachment.id().toString());
    variables.put("schedules/{id}", schedule.id().toString());
    variables.put("accounts/{id}", subject.id().toString());
    variables.put("sign-in-identities/{identity}", identity.toString());
    variables.put("break-glass/{id}", use.toString());
    variables.put("waiting-grants/{id}", waiting.toString());
    variables.put("representatives/{account}", alma.id().toString());
    variables.put("tokens/{id}", UUID.randomUUID().toString());
    variables.put("sessions/{key}", "none");
    MadeUpRule rule = MadeUpRule.number(RULES.incrementAndGet());
    var stig = MadeUpStig.of("Hull_" + mark + "_STIG", rule);
    var release =
        ((ImportOutcome.Stored) stigs.add(marcus.actor(), "hull.zip", stig.zip())).release();
    variables.put("releases/{id}", release.id().toString());
    variables.put("benchmarks/{id}", release.id().toString());
    variables.put("rules/{vId}", rule.vId());
    variables.put("reports/{kind}", "findings");
    variables.put("reports/{kind}.{format}", "findings.csv");
    Set<String> names =
        new TreeSet<>(Set.of(boundary.name(), cluster.name(), agent, debug, attachment.fileName()));
    for (Person person : new Person[] {otis, iris, marcus, ada, alma}) {
      names.add(person.username());
    }
    return new Side(boundary, cluster, variables, names);
  }

  /** A report that the portal made for somebody who sees that boundary only. */
  private UUID scheduledReport(Person owner, Boundary boundary) {
    UUID schedule = UUID.randomUUID();
    sql.sql(
            """
            insert into report_schedule (id, account_id, username, kind, format, boundary_id, label,
              cron, zone, from_at)
            values (?, ?, ?, 'findings', 'csv', ?, '', '0 3 * * *', 'UTC', now())
            """)
        .params(schedule, owner.id().value(), owner.username(), boundary.id().value())
        .update();
    UUID report = UUID.randomUUID();
    sql.sql(
            """
            insert into scheduled_report (id, schedule_id, as_of, missed, made_at, scope,
              all_boundaries, boundaries, file_name, media_type, size, sha256)
            values (?, ?, now(), 0, now(), 'x', false, array[?::uuid], 'findings.csv', 'text/csv', 2,
              encode(sha256(convert_to(E'a\\n', 'UTF8')), 'hex'))
            """)
        .params(report, schedule, boundary.id().value())
        .update();
    sql.sql(
            "insert into report_piece (report_id, number, bytes) values (?, 0, convert_to(E'a\\n"
                + "', 'UTF8'))")
        .params(report)
        .update();
    return report;
  }

  /** What an address asks for by the names under which lists and files are kept to one thing. */
  static Map<String, String> narrowedTo(Side side) {
    return Map.of(
        "boundary",
        side.boundary().id().toString(),
        "cluster",
        side.cluster().id().toString(),
        "ex",
        side.variables().get("exceptions/{id}"),
        "scan",
        side.variables().get("scans/{id}"),
        "run",
        side.variables().get("runs/{id}"));
  }

  /**
   * What the cluster has besides, within the transaction of one call: the portal's own jobs never
   * see it and so do nothing about it.
   */
  void watchedAndRenewed(Side side) {
    UUID cluster = side.cluster().id().value();
    sql.sql("insert into cluster_watch (cluster_id, from_at, from_by) values (?, now(), 'x')")
        .param(cluster)
        .update();
    sql.sql("insert into cluster_watch_state (cluster_id) values (?)").param(cluster).update();
    sql.sql(
            """
            insert into renewal_account (id, cluster_id, mke_user, days, from_at, from_by)
            values (gen_random_uuid(), ?, 'x', 7, now(), 'x')
            """)
        .param(cluster)
        .update();
    sql.sql(
            """
            insert into bundle (id, cluster_id, uploaded_at, uploaded_by, subject, issuer, serial,
              key_kind, fingerprint, not_before, not_after, endpoint, admin_hint, authorities,
              file_sha256)
            values (gen_random_uuid(), ?, now(), 'x', 'CN=x', 'CN=y', '01', 'EC P-256',
              repeat('0', 64), now(), now() + interval '90 days', 'https://x.example.mil', 'NO',
              array['x'], repeat('0', 64))
            """)
        .param(cluster)
        .update();
  }

  /** Somebody with the role in the boundary of that side. */
  public Person with(Role role, Side side) {
    return cast.person("Pat", new Grant(role, side.boundary().id()));
  }
}
