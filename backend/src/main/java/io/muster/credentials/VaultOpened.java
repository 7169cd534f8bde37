package io.muster.credentials;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The vault was opened for something else than a scan.
 *
 * @param thing the id of the bundle or account
 * @param opened whether the seal was whole; a broken one gives nothing out
 */
record VaultOpened(
    ClusterId cluster,
    @Nullable BoundaryId boundary,
    VaultOpenings.What what,
    UUID thing,
    Errand.Purpose purpose,
    boolean opened,
    Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        opened ? "vault.opened" : "vault.seal-broken",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("what", what.words(), "id", thing.toString(), "purpose", purpose.name()));
  }
}
