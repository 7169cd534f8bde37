package io.muster.posture;

import io.muster.evaluation.Outcome;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Pin;
import io.muster.exceptions.Term;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Reading;
import io.muster.posture.History.Event;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.testing.Seen;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** The exceptions of a history in the portal's own words. */
final class TermsOf {

  private TermsOf() {}

  static Term approved(Event.Approved a, ClusterId cluster, BoundaryId boundary) {
    Pin pin = a.pinned() ? Pin.FINGERPRINT : Pin.WITHOUT_COMMAND;
    return new Term(
        ExceptionId.random(),
        "EX-2026-%04d".formatted(a.number() + 1),
        a.documented() ? ExceptionKind.DOCUMENTED : ExceptionKind.RISK_ACCEPTED,
        boundary,
        pin,
        a.at(),
        a.from(),
        a.until(),
        a.zone(),
        a.from().atStartOfDay(a.zone()).toInstant(),
        a.until().plusDays(1).atStartOfDay(a.zone()).toInstant(),
        null,
        Set.of(a.here() ? cluster : ClusterId.random()),
        a.looks().stream().map(look -> fingerprint(look, pin)).collect(Collectors.toSet()),
        Set.of("c0", "c1"));
  }

  static Term revoked(Term t, Instant at) {
    return new Term(
        t.id(),
        t.number(),
        t.kind(),
        t.boundary(),
        t.pin(),
        t.decidedAt(),
        t.fromDay(),
        t.untilDay(),
        t.zone(),
        t.from(),
        t.until(),
        at,
        t.clusters(),
        t.fingerprints(),
        t.names());
  }

  /** As the portal would compute it of a container of that look. */
  private static String fingerprint(String look, Pin pin) {
    String[] words = look.split(" ");
    boolean host = look.endsWith("host");
    String node = host ? "w1" : words[words.length - 1];
    Reading reading =
        Seen.on(node)
            .container(
                node,
                "any",
                Seen.id("any"),
                host ? Outcome.HOST : Outcome.INHERITED,
                false,
                words[0] + " " + words[1],
                words[2] + " " + words[3])
            .scan()
            .inventory()
            .containers()
            .getFirst()
            .reading();
    ContainerFacts facts = ((Reading.Known) reading).facts();
    return switch (pin) {
      case FINGERPRINT -> facts.fingerprint();
      case WITHOUT_COMMAND -> facts.fingerprintWithoutCommand();
    };
  }
}
