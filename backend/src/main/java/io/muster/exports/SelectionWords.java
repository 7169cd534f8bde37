package io.muster.exports;

import io.muster.clusters.Boundaries;
import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;
import io.muster.posture.Postures;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says in words which clusters an export is about. */
@Component
public class SelectionWords {

  private final Postures postures;
  private final Boundaries boundaries;

  SelectionWords(Postures postures, Boundaries boundaries) {
    this.postures = postures;
    this.boundaries = boundaries;
  }

  /**
   * The selection in words, such as "Boundary Shipyard, label tier=1".
   *
   * @throws NotFound if a cluster or boundary that it names was not in the scope at that instant
   */
  public String of(Selection selection, Moment moment, Scope scope) {
    FleetFilter filter = selection.filter();
    List<String> said = new ArrayList<>();
    if (filter.among() != null) {
      filter.among().forEach(id -> said.add("cluster " + nameOf(id, moment, scope)));
    }
    if (filter.boundary() != null) {
      boundaries.get(filter.boundary(), scope);
      said.add(
          "boundary "
              + boundaries
                  .detailsAt(filter.boundary(), moment.asOf(), scope)
                  .map(d -> d.name())
                  .orElseGet(() -> boundaries.get(filter.boundary(), scope).name()));
    }
    if (filter.verdict() != null) {
      said.add("verdict " + filter.verdict().title());
    }
    if (!filter.environment().isEmpty()) {
      said.add("environment " + filter.environment());
    }
    if (!selection.label().isEmpty()) {
      said.add("label " + selection.label());
    }
    if (!filter.text().isEmpty()) {
      said.add("name or label with \"" + filter.text() + "\"");
    }
    if (said.isEmpty()) {
      return scope.all() ? "The whole fleet" : "All clusters of the boundaries of who exported";
    }
    String words = Plain.line(String.join(", ", said));
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private String nameOf(ClusterId id, Moment moment, Scope scope) {
    return postures
        .lineOf(id, scope, moment.asOf())
        .map(FleetLine::name)
        .orElseThrow(
            () ->
                new NotFound(
                    "There was no such cluster at that instant: it was not registered yet, or"
                        + " retired."));
  }
}
