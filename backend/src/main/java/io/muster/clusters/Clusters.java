package io.muster.clusters;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The clusters. What lies outside the scope is not found and not listed. */
@Repository
@Transactional(readOnly = true)
public class Clusters {

  private static final String CURRENT = " from ClusterVersion v join v.cluster c";

  /** Brings with each cluster what is said about it now, which would be read one by one else. */
  private static final String WHOLE = " join fetch c.versions";

  private static final String FILTERED =
      " where v.until is null and (:all = true or v.details.boundary in :boundaries)"
          + " and (:anyBoundary = true or v.details.boundary = :boundary) and (:anyLife = true or"
          + " v.retired = :retired) and (lower(v.details.name) like :text escape '\\' or"
          + " lower(v.details.environment) like :text escape '\\')";

  private final EntityManager entities;

  Clusters(EntityManager entities) {
    this.entities = entities;
  }

  /** The cluster, in use or retired, if it is in the scope now. */
  public Optional<Cluster> find(ClusterId id, Scope scope) {
    return Optional.ofNullable(entities.find(Cluster.class, id.value()))
        .filter(c -> scope.includes(c.boundaryId()));
  }

  /**
   * The cluster, in use or retired.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public Cluster get(ClusterId id, Scope scope) {
    return find(id, scope).orElseThrow(() -> new NotFound("There is no such cluster."));
  }

  /** The cluster in use with that name, in any case, in the boundary. */
  public Optional<Cluster> named(String name, BoundaryId boundary, Scope scope) {
    return list(scope, ClusterFilter.inUseIn(boundary)).stream()
        .filter(c -> c.name().equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  /** All that the filter lets through, by name. */
  public List<Cluster> list(Scope scope, ClusterFilter filter) {
    return query(
            Cluster.class,
            "select c" + CURRENT + WHOLE + FILTERED + " order by lower(v.details.name), c.id",
            scope,
            filter)
        .getResultList();
  }

  /**
   * At most so many that the filter lets through, by name.
   *
   * @param after the last cluster of the page before, or null for the first page
   * @throws Invalid if there is no such last cluster in the scope
   */
  public List<Cluster> page(
      Scope scope, ClusterFilter filter, @Nullable ClusterId after, int limit) {
    String from =
        after == null
            ? ""
            : " and (lower(v.details.name) > :name or lower(v.details.name) = :name and c.id >"
                + " :id)";
    var query =
        query(
            Cluster.class,
            "select c" + CURRENT + FILTERED + from + " order by lower(v.details.name), c.id",
            scope,
            filter);
    if (after != null) {
      Cluster last =
          find(after, scope)
              .orElseThrow(() -> new Invalid("cursor", "This cursor leads to no page."));
      query.setParameter("name", last.name().toLowerCase(Locale.ROOT));
      query.setParameter("id", after.value());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** The clusters, in use or retired, that bear a label now, given as {@code key=value}. */
  @SuppressWarnings("unchecked")
  public Set<ClusterId> bearing(String label, Scope scope) {
    List<UUID> ids =
        entities
            .createNativeQuery(
                """
                select v.cluster_id from cluster_version v
                where v.until_at is null and (:all or v.boundary_id = any(:boundaries))
                  and exists (select from jsonb_each_text(v.labels) l
                    where l.key || '=' || l.value = :label)
                """,
                UUID.class)
            .setParameter("all", scope.all())
            .setParameter("boundaries", scope.ids().toArray(UUID[]::new))
            .setParameter("label", label)
            .getResultList();
    return ids.stream().map(ClusterId::new).collect(Collectors.toSet());
  }

  /** How many the filter lets through. */
  public long count(Scope scope, ClusterFilter filter) {
    return query(Long.class, "select count(c)" + CURRENT + FILTERED, scope, filter)
        .getSingleResult();
  }

  /**
   * What was said about the cluster at an instant; empty before it was registered. Who may see its
   * boundary of now may see its past.
   */
  public Optional<ClusterDetails> detailsAt(ClusterId id, Instant at, Scope scope) {
    return heldAt(id, at, scope).map(ClusterVersion::details);
  }

  /** Which version of the details held at an instant; empty before it was registered. */
  public Optional<UUID> versionAt(ClusterId id, Instant at, Scope scope) {
    return heldAt(id, at, scope).map(ClusterVersion::id);
  }

  private Optional<ClusterVersion> heldAt(ClusterId id, Instant at, Scope scope) {
    return find(id, scope)
        .flatMap(
            c ->
                entities
                    .createQuery(
                        "select v from ClusterVersion v where v.cluster = :cluster and v.from <="
                            + " :at and (v.until is null or v.until > :at)",
                        ClusterVersion.class)
                    .setParameter("cluster", c)
                    .setParameter("at", at)
                    .getResultStream()
                    .findFirst());
  }

  /**
   * The cluster as it was known at an instant, in use or retired; nothing if it was not yet
   * registered, or in no boundary of the scope then.
   */
  public Optional<PastCluster> at(ClusterId id, Instant at, Scope scope) {
    return versionsAt(at, scope, " and c.id = :id")
        .setParameter("id", id.value())
        .getResultStream()
        .map(v -> PastCluster.of(v.cluster(), v))
        .findFirst();
  }

  /** The clusters that were in use in a boundary of the scope at an instant, by name. */
  public List<PastCluster> inUseAt(BoundaryId boundary, Instant at, Scope scope) {
    return inAt(boundary, at, scope).stream().filter(c -> !c.isRetired()).toList();
  }

  /** The clusters in a boundary of the scope at an instant, in use or retired, by name. */
  public List<PastCluster> inAt(BoundaryId boundary, Instant at, Scope scope) {
    return versionsAt(at, scope, " and v.details.boundary = :boundary")
        .setParameter("boundary", boundary)
        .getResultStream()
        .map(v -> PastCluster.of(v.cluster(), v))
        .toList();
  }

  /** The clusters of the scope at an instant, in use or retired, by name. */
  public List<PastCluster> listAt(Instant at, Scope scope) {
    return versionsAt(at, scope, "")
        .getResultStream()
        .map(v -> PastCluster.of(v.cluster(), v))
        .toList();
  }

  /** A cluster and what it was called. */
  public record Named(ClusterId id, String name) {}

  /** What the clusters of the scope were called at an instant, in use or retired, by name. */
  public List<Named> namesAt(Instant at, Scope scope) {
    return namesAt(at, scope, "")
        .getResultStream()
        .map(row -> new Named(new ClusterId((UUID) row[0]), (String) row[1]))
        .toList();
  }

  /** What those of the clusters were called that were in the scope at an instant. */
  public Map<ClusterId, String> namesAt(Collection<ClusterId> among, Instant at, Scope scope) {
    return among.isEmpty()
        ? Map.of()
        : namesAt(at, scope, " and v.cluster.id in :among")
            .setParameter("among", among.stream().map(ClusterId::value).toList())
            .getResultStream()
            .collect(Collectors.toMap(row -> new ClusterId((UUID) row[0]), row -> (String) row[1]));
  }

  private TypedQuery<Object[]> namesAt(Instant at, Scope scope, String which) {
    return entities
        .createQuery(
            "select v.cluster.id, v.details.name from ClusterVersion v where v.from <= :at"
                + " and (v.until is null or v.until > :at)"
                + " and (:all = true or v.details.boundary in :boundaries)"
                + which
                + " order by lower(v.details.name), v.cluster.id",
            Object[].class)
        .setParameter("at", at)
        .setParameter("all", scope.all())
        .setParameter("boundaries", scope.boundaries());
  }

  private TypedQuery<ClusterVersion> versionsAt(Instant at, Scope scope, String which) {
    return entities
        .createQuery(
            "select v from ClusterVersion v join fetch v.cluster c"
                + WHOLE
                + " where v.from <= :at and (v.until is null or v.until > :at)"
                + " and (:all = true or v.details.boundary in :boundaries)"
                + which
                + " order by lower(v.details.name), c.id",
            ClusterVersion.class)
        .setParameter("at", at)
        .setParameter("all", scope.all())
        .setParameter("boundaries", scope.boundaries());
  }

  /**
   * The cluster, locked until the transaction ends, so that two changes follow one another. Rows
   * that refer to it may be added meanwhile: whoever has its {@link Turns turn} adds such.
   */
  public Cluster lock(ClusterId id, Scope scope) {
    entities
        .createNativeQuery("select id from cluster where id = :id for no key update", UUID.class)
        .setParameter("id", id.value())
        .getResultList();
    Cluster cluster = get(id, scope);
    entities.refresh(cluster);
    return cluster;
  }

  /** What was said about the cluster in one of its versions; empty if it has no such. */
  Optional<ClusterDetails> detailsIn(UUID version, Cluster cluster) {
    return entities
        .createQuery(
            "select v from ClusterVersion v where v.id = :version and v.cluster = :cluster",
            ClusterVersion.class)
        .setParameter("version", version)
        .setParameter("cluster", cluster)
        .getResultStream()
        .findFirst()
        .map(ClusterVersion::details);
  }

  void add(Cluster cluster) {
    entities.persist(cluster);
  }

  void flush() {
    entities.flush();
  }

  private <T> TypedQuery<T> query(Class<T> result, String jpql, Scope scope, ClusterFilter filter) {
    return entities
        .createQuery(jpql, result)
        .setParameter("all", scope.all())
        .setParameter("boundaries", scope.boundaries())
        .setParameter("anyBoundary", filter.boundary() == null)
        .setParameter("boundary", filter.boundary())
        .setParameter("anyLife", filter.life() == ClusterFilter.Life.ANY)
        .setParameter("retired", filter.life() == ClusterFilter.Life.RETIRED)
        .setParameter("text", "%" + escaped(filter.text()) + "%");
  }

  private static String escaped(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
  }
}
