package io.muster.api;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.credentials.Bundles;
import io.muster.identity.Actor;
import io.muster.renewal.NewRenewal;
import io.muster.renewal.RenewalAccount;
import io.muster.renewal.RenewalManagement;
import io.muster.renewal.Renewals;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The renewal of a cluster's client bundle. */
@RestController
@RequestMapping("/api/v1/clusters/{id}/renewal")
class RenewalRoutes {

  private static final int SHOWN = 20;

  private final Clusters clusters;
  private final Bundles bundles;
  private final Renewals renewals;
  private final RenewalManagement management;

  RenewalRoutes(
      Clusters clusters, Bundles bundles, Renewals renewals, RenewalManagement management) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.renewals = renewals;
    this.management = management;
  }

  /**
   * An account to renew with, as asked for.
   *
   * @param user its name at MKE
   * @param password its password there, which no answer ever holds
   * @param days how many days before its end a bundle is renewed; 14 unless said otherwise
   */
  record RenewalWanted(@Nullable String user, @Nullable String password, @Nullable Integer days) {

    NewRenewal renewal() {
      return new NewRenewal(
          Objects.requireNonNullElse(user, ""),
          Objects.requireNonNullElse(password, ""),
          Objects.requireNonNullElse(days, RenewalAccount.USUAL_DAYS));
    }

    /** All but the password. */
    @Override
    public String toString() {
      return "RenewalWanted[" + user + "]";
    }
  }

  @GetMapping
  @Operation(summary = "Read how a cluster's client bundle is renewed, and what came of it")
  RenewalView read(Actor actor, @PathVariable String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    return renewals
        .of(cluster.id(), actor.scope())
        .map(account -> view(actor, account))
        .orElseThrow(() -> new NotFound("The bundle of this cluster is not renewed."));
  }

  @PutMapping
  @Operation(summary = "Have a cluster's client bundle renewed with an account of MKE from now on")
  RenewalView optIn(Actor actor, @PathVariable String id, @RequestBody RenewalWanted wanted) {
    return view(actor, management.optIn(actor, ClusterId.parse(id), wanted.renewal()));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Stop renewing a cluster's client bundle; the password is deleted")
  void optOut(Actor actor, @PathVariable String id) {
    management.optOut(actor, ClusterId.parse(id));
  }

  @PostMapping("/attempts")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Renew a cluster's client bundle now",
      description = "Answers when it is done, with what came of it, good or not.")
  RenewalView.Attempt renew(Actor actor, @PathVariable String id) {
    return RenewalView.Attempt.of(management.renewNow(actor, ClusterId.parse(id)));
  }

  private RenewalView view(Actor actor, RenewalAccount account) {
    return RenewalView.of(
        account,
        bundles.currentOf(account.cluster(), actor.scope()).map(account::due).orElse(null),
        renewals.attempts(account.cluster(), SHOWN, actor.scope()));
  }
}
