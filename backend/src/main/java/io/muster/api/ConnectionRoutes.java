package io.muster.api;

import io.muster.connection.ConnectionManagement;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks the connection to a cluster. */
@RestController
@RequestMapping("/api/v1/clusters/{id}/connection")
class ConnectionRoutes {

  private final ConnectionManagement management;

  ConnectionRoutes(ConnectionManagement management) {
    this.management = management;
  }

  @PostMapping
  @Operation(
      summary = "Check the connection to a cluster",
      description =
          "Connects once and says what answers, or which trouble keeps it from answering. The first"
              + " good check pins the cluster's identity.")
  ConnectionView check(Actor actor, @PathVariable String id) {
    return ConnectionView.of(management.check(actor, ClusterId.parse(id)));
  }
}
