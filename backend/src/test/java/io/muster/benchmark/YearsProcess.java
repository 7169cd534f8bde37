package io.muster.benchmark;

import io.muster.MusterApplication;
import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.database.MovedTime;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.NewAccount;
import io.muster.identity.Role;
import io.muster.scans.ScansByHand;
import io.muster.shared.BoundaryId;
import io.muster.testing.Person;
import io.muster.testing.PortalCaller;
import io.muster.testing.Requests;
import io.muster.testing.SetClock;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The models' years: day by day through the portal's own services, under a clock that is set. */
public final class YearsProcess {

  private YearsProcess() {}

  static final class Moved {

    @Bean
    @Primary
    SetClock movedClock() {
      return new SetClock(Instant.EPOCH);
    }

    @Bean
    @Primary
    MovedTime movedTime(Clock clock, JdbcClient database) {
      return new MovedTime(clock, database);
    }
  }

  public static void main(String[] args) {
    PrintStream answers = System.out;
    System.setOut(System.err);
    YearsSize size = YearsSize.of(args);
    var application =
        new SpringApplication(
            MusterApplication.class, Moved.class, ScansByHand.class, Requests.class);
    try (ConfigurableApplicationContext portal =
        application.run(
            "--muster.home=" + args[0],
            "--server.port=0",
            YearsPortal.NO_CHECK,
            "--muster.admin.username=" + PortalCaller.USERNAME,
            "--muster.admin.password=" + PortalCaller.PASSWORD)) {
      live(portal, size);
      answers.println("lived");
    }
  }

  private static void live(ConfigurableApplicationContext portal, YearsSize size) {
    SetClock clock = portal.getBean(SetClock.class);
    Instant start =
        Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(size.days() + 1L));
    clock.set(start);
    pauseSchedules(portal.getBean(JdbcClient.class));
    Actor by = Actor.portal("benchmark");
    List<Boundary> boundaries = boundaries(portal, by);
    AccountManagement accounts = portal.getBean(AccountManagement.class);
    Boundary first = boundaries.getFirst();
    Person isso = person(accounts, "writer", Role.ISSO, first.id());
    Person issm = person(accounts, "endorser", Role.ISSM, first.id());
    Person ao = person(accounts, "decider", Role.AO, first.id());
    visitors(accounts, boundaries);
    ClusterManagement clusters = portal.getBean(ClusterManagement.class);
    List<Cluster> registered = new ArrayList<>();
    List<YearsModel> models = new ArrayList<>();
    for (int i = 0; i < YearsSize.MODELS; i++) {
      String name = "model-%d-000".formatted(i);
      registered.add(
          clusters.register(
              by,
              ClusterDetails.named(name, first.id())
                  .withEnvironment(i % 2 == 0 ? "production" : "test")
                  .withLabels(Map.of("tier", "" + i % 3))));
      models.add(new YearsModel(name, size.living(), size.seed() + i));
    }
    ScansByHand scans = portal.getBean(ScansByHand.class);
    Random chance = new Random(size.seed());
    YearsExceptions exceptions =
        new YearsExceptions(
            portal.getBean(Requests.class), first, isso, issm, ao, size, new Random(size.seed()));
    for (int day = 0; day < size.days(); day++) {
      Instant morning = start.plus(Duration.ofDays(day + 1L));
      for (int i = 0; i < models.size(); i++) {
        Instant now = morning.plusSeconds(60L + 600L * i + chance.nextInt(600));
        clock.set(now);
        scans.of(registered.get(i), models.get(i).scanned(day, now));
      }
      clock.set(morning.plus(Duration.ofHours(2)));
      exceptions.on(day);
    }
  }

  /** For longer than a person may: no schedule has a model or a copy scanned. */
  private static void pauseSchedules(JdbcClient database) {
    database.sql("update scan_schedule set until_at = now()").update();
    database
        .sql(
            """
            insert into scan_schedule (id, reach, every_minutes, zone, jitter_minutes, written_by,
              from_at, pause_reason, paused_until)
            values (gen_random_uuid(), 'FLEET', 1440, 'UTC', 60, '', now(), 'benchmark',
              now() + interval '100 years')
            """)
        .update();
  }

  private static List<Boundary> boundaries(ConfigurableApplicationContext portal, Actor by) {
    BoundaryManagement management = portal.getBean(BoundaryManagement.class);
    List<Boundary> made = new ArrayList<>();
    for (int i = 0; i < YearsSize.BOUNDARIES; i++) {
      made.add(management.create(by, BoundaryDetails.named("system-%02d".formatted(i))));
    }
    return made;
  }

  /** Ten people: an AO and an auditor of all, the others of one boundary each. */
  private static void visitors(AccountManagement accounts, List<Boundary> boundaries) {
    person(accounts, "visitor-0", Role.AO, null);
    person(accounts, "visitor-1", Role.AUDITOR, null);
    List<Role> roles = List.of(Role.ISSO, Role.ISSM, Role.AO, Role.OPERATOR);
    for (int i = 2; i < YearsVisitors.PEOPLE; i++) {
      person(
          accounts,
          "visitor-" + i,
          roles.get(i % roles.size()),
          boundaries.get(i % boundaries.size()).id());
    }
  }

  private static Person person(
      AccountManagement accounts, String name, Role role, @Nullable BoundaryId boundary) {
    NewAccount wanted =
        new NewAccount(
            name,
            name,
            name + "@example.mil",
            PortalCaller.PASSWORD,
            Set.of(new Grant(role, boundary)));
    return new Person(accounts.create(Actor.portal("benchmark"), wanted), PortalCaller.PASSWORD);
  }
}
