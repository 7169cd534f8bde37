package io.muster.renewal;

import io.muster.credentials.Bundle;
import io.muster.shared.ClusterId;
import io.muster.shared.RenewalAccountId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the owner of a cluster opted in to the renewal of its bundle, with an account of MKE. The
 * password is in the vault, and only while this is in use.
 *
 * @param cluster whose bundle is renewed
 * @param user the account's name at MKE
 * @param days how many days before its end a bundle is renewed
 * @param from when somebody opted in
 * @param by the user name of who did
 * @param until when somebody opted out, or null while it is in use
 * @param endedBy the user name of who did, or null
 */
public record RenewalAccount(
    RenewalAccountId id,
    ClusterId cluster,
    String user,
    int days,
    Instant from,
    String by,
    @Nullable Instant until,
    @Nullable String endedBy) {

  /** How many days before the end unless said otherwise. */
  public static final int USUAL_DAYS = 14;

  /**
   * The instant from which on the bundle is to be renewed: so many days before its end, but not in
   * the first half of its life, else bundles that MKE makes for a few days would be renewed again
   * and again.
   */
  public Instant due(Bundle bundle) {
    Instant wanted = bundle.notAfter().minus(Duration.ofDays(days));
    Instant half =
        bundle
            .notBefore()
            .plus(Duration.between(bundle.notBefore(), bundle.notAfter()).dividedBy(2));
    return wanted.isBefore(half) ? half : wanted;
  }
}
