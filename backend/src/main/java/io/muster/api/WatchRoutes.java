package io.muster.api;

import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.muster.watches.WatchManagement;
import io.muster.watches.Watches;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The watch of a cluster. */
@RestController
@RequestMapping("/api/v1/clusters/{id}/watch")
class WatchRoutes {

  private final Watches watches;
  private final WatchManagement management;

  WatchRoutes(Watches watches, WatchManagement management) {
    this.watches = watches;
    this.management = management;
  }

  @GetMapping
  @Operation(summary = "Read whether a cluster is watched, and how that goes")
  WatchView read(Actor actor, @PathVariable String id) {
    ClusterId cluster = ClusterId.parse(id);
    return watches
        .of(cluster, actor.scope())
        .flatMap(
            watch -> watches.state(cluster, actor.scope()).map(state -> WatchView.of(watch, state)))
        .orElseThrow(() -> new NotFound("This cluster is not watched."));
  }

  @PutMapping
  @Operation(
      summary = "Have a cluster watched from now on",
      description =
          "Its events are listened to; a container that may violate the rule starts a scan.")
  WatchView begin(Actor actor, @PathVariable String id) {
    management.begin(actor, ClusterId.parse(id));
    return read(actor, id);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Stop watching a cluster")
  void end(Actor actor, @PathVariable String id) {
    management.end(actor, ClusterId.parse(id));
  }
}
