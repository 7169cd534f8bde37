package io.muster.clusters;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it is now. What people say about it is dated; {@link Clusters#detailsAt} answers for
 * the past. A retired cluster stays, with its history, and changes no more.
 */
@Entity
@Table(name = "cluster")
public class Cluster {

  @Id private UUID id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  @Column(name = "retired_reason")
  private @Nullable String retiredReason;

  @Column(name = "retired_by")
  private @Nullable String retiredBy;

  @OneToMany(mappedBy = "cluster", fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
  @SQLRestriction("until_at is null")
  @BatchSize(size = 200)
  private List<ClusterVersion> versions = new ArrayList<>();

  protected Cluster() {}

  Cluster(ClusterDetails details, String by, Instant at) {
    this.id = UUID.randomUUID();
    this.createdAt = at;
    this.createdBy = by;
    versions.add(new ClusterVersion(this, at, by, false, details));
  }

  /** Closes what was said until now. The next version follows in {@link #open}, after a flush. */
  Instant close(Instant now) {
    if (isRetired()) {
      throw new Conflict("The cluster is retired; it changes no more.");
    }
    return current().closeAt(now);
  }

  void open(ClusterDetails details, String by, Instant from) {
    versions.add(new ClusterVersion(this, from, by, false, details));
  }

  void retire(ClusterDetails last, String reason, String by, Instant at) {
    retiredAt = at;
    retiredReason = reason;
    retiredBy = by;
    versions.add(new ClusterVersion(this, at, by, true, last));
  }

  ClusterVersion current() {
    return versions.stream().filter(ClusterVersion::open).findFirst().orElseThrow();
  }

  /** Everything people say about it now, checked and normalised. */
  public ClusterDetails details() {
    return current().details();
  }

  /** Which version of the details holds now: an edit that names it undoes no other. */
  public UUID version() {
    return current().id();
  }

  public ClusterId id() {
    return new ClusterId(id);
  }

  /** Unique in its boundary among clusters not retired. */
  public String name() {
    return details().name();
  }

  public BoundaryId boundaryId() {
    return details().boundary();
  }

  /** What it is for, such as {@code production}; empty if not said. */
  public String environment() {
    return details().environment();
  }

  /** The site's own keys and values, in the order of the keys. */
  public Map<String, String> labels() {
    return details().labels();
  }

  /** Where the Docker API is, if not where the bundle says: {@code https://host:port}. */
  public Optional<URI> endpointOverride() {
    return details().endpoint().isEmpty()
        ? Optional.empty()
        : Optional.of(URI.create(details().endpoint()));
  }

  /** Further certificate authorities to trust for the server's certificate. */
  public List<X509Certificate> trustAnchors() {
    return TrustAnchors.read(details().trustAnchors());
  }

  /** The host name for checklists; the cluster's name if none was entered. */
  public String assetName() {
    return details().asset().assetName().isEmpty() ? name() : details().asset().assetName();
  }

  /** The full domain name; empty if not said. */
  public String fqdn() {
    return details().asset().fqdn();
  }

  /** An IPv4 or IPv6 address; empty if not said. */
  public String ip() {
    return details().asset().ip();
  }

  /** A MAC address as {@code AA:BB:CC:DD:EE:FF}; empty if not said. */
  public String mac() {
    return details().asset().mac();
  }

  /** The role, in a checklist's words. */
  public AssetRole role() {
    return details().asset().role();
  }

  /** The marking, such as {@code CUI}; empty if not said. */
  public String marking() {
    return details().asset().marking();
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** The user name of who registered it. */
  public String createdBy() {
    return createdBy;
  }

  public boolean isRetired() {
    return retiredAt != null;
  }

  /** When it was retired, or null while it is not. */
  public @Nullable Instant retiredAt() {
    return retiredAt;
  }

  /** Why it was retired, or null while it is not. */
  public @Nullable String retiredReason() {
    return retiredReason;
  }

  /** The user name of who retired it, or null while it is not. */
  public @Nullable String retiredBy() {
    return retiredBy;
  }
}
