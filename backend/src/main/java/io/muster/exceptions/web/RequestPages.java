package io.muster.exceptions.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastBoundary;
import io.muster.clusters.PastCluster;
import io.muster.exceptions.Attachments;
import io.muster.exceptions.Comment;
import io.muster.exceptions.Comments;
import io.muster.exceptions.Differences;
import io.muster.exceptions.Dossier;
import io.muster.exceptions.Dossiers;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.Outlook;
import io.muster.exceptions.Reach;
import io.muster.exceptions.RequestManagement;
import io.muster.exceptions.Rights;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.ui.AsOf;
import io.muster.ui.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of one request show of it. */
@Component
class RequestPages {

  private final ExceptionRequests requests;
  private final Dossiers dossiers;
  private final Rights rights;
  private final Comments comments;
  private final Attachments attachments;
  private final Differences differences;
  private final Boundaries boundaries;
  private final Clusters clusters;
  private final Times times;
  private final Clock clock;

  RequestPages(
      ExceptionRequests requests,
      Dossiers dossiers,
      Rights rights,
      Comments comments,
      Attachments attachments,
      Differences differences,
      Boundaries boundaries,
      Clusters clusters,
      Times times,
      Clock clock) {
    this.requests = requests;
    this.dossiers = dossiers;
    this.rights = rights;
    this.comments = comments;
    this.attachments = attachments;
    this.differences = differences;
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.times = times;
    this.clock = clock;
  }

  /** Adds everything that a page about the request shows now. */
  ModelAndView fill(ModelAndView page, Actor actor, Dossier dossier) {
    return fill(page, actor, dossier, new AsOf(clock.instant(), false));
  }

  /** The same as of an instant; in the past there is nothing to do. */
  ModelAndView fill(ModelAndView page, Actor actor, Dossier dossier, AsOf asOf) {
    ExceptionRequest request = dossier.request();
    Instant now = asOf.at();
    boolean past = asOf.past();
    PastBoundary boundary = boundaries.at(request.boundary(), now, actor.scope()).orElseThrow();
    ExceptionRequest earlier =
        request.follows() == null
            ? null
            : requests.find(request.follows().earlier(), actor.scope(), now).orElse(null);
    List<Comment> said = comments.of(request.id(), actor, now);
    List<Outlook.Change> changes = past ? List.of() : dossiers.ifApproved(dossier, actor.scope());
    page.addObject("r", request);
    page.addObject("d", dossier);
    page.addObject("boundary", boundary);
    page.addObject("status", RequestStatus.of(request, now));
    page.addObject("stages", Stage.of(request, now));
    page.addObject("moments", Moment.of(request, said));
    page.addObject("notes", Moment.notes(said));
    page.addObject("attachments", attachments.of(request.id(), actor.scope(), now));
    page.addObject("earlier", earlier);
    page.addObject("following", requests.following(request.id(), actor.scope(), now));
    page.addObject(
        "says", Said.of(request.text(), request.kind(), earlier == null ? null : earlier.text()));
    page.addObject("altered", altered(request, earlier, now, actor));
    page.addObject("reach", reach(dossier, earlier, actor));
    page.addObject("clusters", names(dossier, now, actor));
    page.addObject("acts", past ? List.of() : rights.open(actor, request));
    page.addObject("changes", changes);
    page.addObject("sentence", Sentences.of(dossier, changes, boundary.policy().zone(), past));
    page.addObject("differences", differences.of(dossier, earlier, actor.scope()));
    page.addObject("mayWriteHere", !past && RequestManagement.mayWrite(actor, request.boundary()));
    page.addObject("mayComment", !past && Comments.mayAdd(actor, request));
    page.addObject("mayConfide", !past && Comments.mayConfide(actor, request));
    page.addObject("attachmentRule", Attachments.rule());
    return page;
  }

  private List<Altered> altered(
      ExceptionRequest request, @Nullable ExceptionRequest earlier, Instant at, Actor actor) {
    return earlier == null
        ? List.of()
        : Altered.of(
            request.text(),
            earlier.text(),
            id ->
                clusters
                    .at(id, at, actor.scope())
                    .map(PastCluster::name)
                    .orElse("one out of sight"),
            times);
  }

  private @Nullable Reach reach(Dossier dossier, @Nullable ExceptionRequest earlier, Actor actor) {
    return earlier == null ? null : differences.reach(dossier, earlier, actor.scope()).orElse(null);
  }

  private List<PastCluster> names(Dossier dossier, Instant at, Actor actor) {
    return dossier.clusters().stream()
        .flatMap((ClusterId id) -> clusters.at(id, at, actor.scope()).stream())
        .sorted(Comparator.comparing(PastCluster::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }
}
