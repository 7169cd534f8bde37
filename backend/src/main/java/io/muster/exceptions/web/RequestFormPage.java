package io.muster.exceptions.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.exceptions.Candidates;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestText;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the form of a request shows around what is typed: choices, limits, and what it catches. */
@Component
class RequestFormPage {

  /** A choice of a field. */
  record Option(String value, String label) {}

  private final Boundaries boundaries;
  private final Clusters clusters;
  private final Candidates candidates;
  private final Clock clock;

  RequestFormPage(Boundaries boundaries, Clusters clusters, Candidates candidates, Clock clock) {
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.candidates = candidates;
    this.clock = clock;
  }

  ModelAndView fill(ModelAndView page, Actor actor, RequestForm form) {
    Boundary boundary = boundaries.get(BoundaryId.parse(form.boundary()), actor.scope());
    List<Cluster> there = clusters.list(actor.scope(), ClusterFilter.inUseIn(boundary.id()));
    page.addObject("kind", form.kindMeant());
    page.addObject("boundary", boundary);
    page.addObject("zone", boundary.policy().zone());
    page.addObject("longest", boundary.exceptionPolicy().longestDays());
    page.addObject("authorizationEnds", boundary.details().authorizationEnds());
    page.addObject(
        "clusterChoices",
        there.stream().map(c -> new Option(c.id().toString(), c.name())).toList());
    page.addObject(
        "labels",
        there.stream()
            .flatMap(c -> c.labels().entrySet().stream())
            .map(l -> l.getValue().isEmpty() ? l.getKey() : l.getKey() + "=" + l.getValue())
            .distinct()
            .sorted()
            .toList());
    page.addObject(
        "pins", Arrays.stream(Pin.values()).map(p -> new Option(p.name(), p.words())).toList());
    page.addObject("preview", preview(actor, form, boundary.id()));
    return page;
  }

  /** The first day offered: today in the boundary's zone. */
  LocalDate today(Boundary boundary) {
    return clock.instant().atZone(boundary.policy().zone()).toLocalDate();
  }

  private Preview preview(Actor actor, RequestForm form, BoundaryId boundary) {
    RequestText text;
    try {
      text = form.text();
    } catch (Invalid notADay) {
      return Preview.NONE;
    }
    if (!text.subjects().problems().isEmpty()) {
      return Preview.NONE;
    }
    return Preview.of(
        candidates.of(text, 1, form.kindMeant(), boundary, clock.instant(), actor.scope()));
  }
}
