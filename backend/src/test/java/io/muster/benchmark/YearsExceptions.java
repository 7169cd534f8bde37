package io.muster.benchmark;

import io.muster.clusters.Boundary;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * The models' exceptions, evenly over their days: each waits a day for its endorsement and a day
 * for its decision; one in five is revoked later; the last two still wait.
 */
final class YearsExceptions {

  private final Requests requests;
  private final Boundary boundary;
  private final Person isso;
  private final Person issm;
  private final Person ao;
  private final Random chance;
  private final int every;
  private final ExceptionRequest[] asked;

  YearsExceptions(
      Requests requests,
      Boundary boundary,
      Person isso,
      Person issm,
      Person ao,
      YearsSize size,
      Random chance) {
    this.requests = requests;
    this.boundary = boundary;
    this.isso = isso;
    this.issm = issm;
    this.ao = ao;
    this.chance = chance;
    this.asked = new ExceptionRequest[size.exceptionsOfTheModels()];
    this.every = Math.max(4, (size.days() - 1) / asked.length);
  }

  /** What people do on a day. */
  void on(int day) {
    int i = day / every;
    if (i >= asked.length) {
      return;
    }
    switch (day % every) {
      case 0 -> asked[i] = requests.submitted(isso, boundary, ExceptionKind.DOCUMENTED, text(i));
      case 1 -> {
        if (i < asked.length - 1) {
          requests.does(issm, Act.ENDORSE, asked[i]);
        }
      }
      case 2 -> {
        if (i < asked.length - 2) {
          requests.does(ao, Act.APPROVE, asked[i]);
        }
      }
      case 3 -> {
        if (i % 5 == 4 && i < asked.length - 2) {
          requests.does(issm, Act.REVOKE, asked[i]);
        }
      }
      default -> {}
    }
  }

  private RequestText text(int i) {
    LocalDate today = requests.today(boundary);
    return new RequestText(
        "Agent %d of MKE".formatted(i % 2 + 1),
        "MKE does not work without it.",
        "It starts and watches the processes of the node.",
        "Only administrators reach the nodes; logs are read daily.",
        "SSP 3.2, table 7",
        "CHG-%04d".formatted(i),
        new SubjectPattern("ucp-agent-" + (i % 2 + 1), "", ""),
        List.of(),
        "",
        Pin.FINGERPRINT,
        today,
        today.plusDays(29 + chance.nextInt(300)));
  }
}
