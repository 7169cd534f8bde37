package io.muster.stig;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.ReleaseId;
import io.muster.stig.reading.BenchmarkFile;
import io.muster.stig.reading.ParsedBenchmark;
import io.muster.stig.reading.ParsedCcis;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Importing releases of STIGs and lists of CCIs, and withdrawing releases. */
@Component
@Transactional
public class BenchmarkManagement {

  private static final int LONGEST_REASON = 2000;

  private final Benchmarks benchmarks;
  private final Controls controls;
  private final StigWrites writes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BenchmarkManagement(
      Benchmarks benchmarks,
      Controls controls,
      StigWrites writes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.benchmarks = benchmarks;
    this.controls = controls;
    this.writes = writes;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may import: an administrator of all boundaries, or an ISSM of any. */
  public static boolean mayImport(Actor actor) {
    return actor.account() != null
        && (actor.hasEverywhere(Role.ADMINISTRATOR)
            || actor.grants().stream().anyMatch(grant -> grant.role() == Role.ISSM));
  }

  /**
   * Refuses one who may not import.
   *
   * @throws Forbidden with a sentence that says who may
   */
  public static void requireMayImport(Actor actor) {
    if (!mayImport(actor)) {
      throw new Forbidden(
          "Benchmarks are imported and withdrawn by an administrator of all boundaries or an"
              + " ISSM.");
    }
  }

  /**
   * Stores what a file holds: a release of a STIG, or a list of CCIs. The same document again,
   * packed or not, is not stored twice.
   *
   * @param fileName as the sender calls it
   * @throws RuntimeException that is a {@link io.muster.shared.Problem} if the file cannot be read;
   *     its sentence names what is wrong
   * @throws Conflict if that version and release is stored from another document
   * @throws Forbidden unless the actor may import
   */
  public ImportOutcome add(Actor actor, String fileName, byte[] content) {
    requireMayImport(actor);
    BenchmarkFile file = BenchmarkFile.read(fileName, content);
    writes.lock();
    return switch (file.parsed()) {
      case ParsedBenchmark read -> store(actor, file, read);
      case ParsedCcis read -> store(actor, file, read);
    };
  }

  /**
   * Says that a release is not to be used from now on: imported by mistake, or withdrawn by its
   * publisher. Nothing of it is deleted.
   *
   * @throws Conflict if it is withdrawn already
   * @throws Invalid without a reason
   * @throws Forbidden unless the actor may import
   */
  public Release withdraw(Actor actor, ReleaseId id, String reason) {
    requireMayImport(actor);
    writes.lock();
    Release release = benchmarks.get(id);
    if (release.withdrawn()) {
      throw new Conflict("This release is withdrawn already.");
    }
    String said = reason.strip();
    if (said.isEmpty() || said.length() > LONGEST_REASON) {
      throw new Invalid("reason", "Say why, in at most 2000 characters.");
    }
    writes.withdraw(id, said, actor, clock.instant());
    events.publishEvent(new StigEvent.Withdrawn(release, said, actor.who()));
    return benchmarks.get(id);
  }

  private ImportOutcome store(Actor actor, BenchmarkFile file, ParsedBenchmark read) {
    Optional<Release> stored = benchmarks.imported(file.document().sha256());
    if (stored.isPresent()) {
      return new ImportOutcome.Stored(stored.get(), true);
    }
    benchmarks
        .same(read.stigId(), read.version(), read.number())
        .ifPresent(
            other -> {
              throw new Conflict(
                  ("%s of %s is stored already, from another file: %s, imported by %s. A release is"
                          + " stored once. If the stored one is wrong, withdraw it first.")
                      .formatted(
                          other.name(), other.stigId(), other.fileName(), other.importedBy()));
            });
    ReleaseId id = new ReleaseId(UUID.randomUUID());
    writes.add(id, file, read, actor, clock.instant());
    Release release = benchmarks.get(id);
    events.publishEvent(new StigEvent.Imported(release, actor.who()));
    return new ImportOutcome.Stored(release, false);
  }

  private ImportOutcome store(Actor actor, BenchmarkFile file, ParsedCcis read) {
    String sha256 = file.document().sha256();
    Optional<CciList> stored =
        controls.lists().stream().filter(list -> list.sha256().equals(sha256)).findFirst();
    if (stored.isPresent()) {
      return new ImportOutcome.Ccis(stored.get(), true);
    }
    UUID id = UUID.randomUUID();
    Instant at = clock.instant();
    writes.add(id, file, read, actor, at);
    CciList list =
        controls.lists().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    events.publishEvent(new StigEvent.CcisImported(list, actor.who()));
    return new ImportOutcome.Ccis(list, false);
  }
}
