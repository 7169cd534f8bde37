package io.muster.clusters;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.NotFound;
import io.muster.shared.Sql;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The authorization boundaries. What lies outside the scope is not found and not listed. */
@Repository
@Transactional(readOnly = true)
public class Boundaries {

  private final EntityManager entities;

  Boundaries(EntityManager entities) {
    this.entities = entities;
  }

  /** The boundary, if it is in the scope. */
  public Optional<Boundary> find(BoundaryId id, Scope scope) {
    return Optional.of(id)
        .filter(scope::includes)
        .map(i -> entities.find(Boundary.class, i.value()));
  }

  /**
   * The boundary.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public Boundary get(BoundaryId id, Scope scope) {
    return find(id, scope).orElseThrow(() -> new NotFound("There is no such boundary."));
  }

  /** The boundary with that name, in any case, if it is in the scope. */
  public Optional<Boundary> named(String name, Scope scope) {
    return list(scope).stream().filter(b -> b.name().equalsIgnoreCase(name.strip())).findFirst();
  }

  /**
   * The boundary that a person or program means by an id or a name.
   *
   * @throws NotFound if there is none such in the scope
   */
  public Boundary meant(String idOrName, Scope scope) {
    return named(idOrName, scope).orElseGet(() -> get(BoundaryId.parse(idOrName.strip()), scope));
  }

  /** All in the scope, by name. */
  public List<Boundary> list(Scope scope) {
    return entities
        .createQuery(
            "select b from BoundaryVersion v join v.boundary b join fetch b.versions where v.until"
                + " is null and (:all = true or array_contains(:ids, b.id)) order by"
                + " lower(v.details.name)",
            Boundary.class)
        .setParameter("all", scope.all())
        .setParameter("ids", Sql.uuids(scope.boundaries(), BoundaryId::value))
        .getResultList();
  }

  /**
   * The settings that move verdicts, as in force now. For the portal's own work: settings hold no
   * fact about a cluster.
   *
   * @throws NotFound if there is no such boundary
   */
  public BoundaryPolicy policyOf(BoundaryId id) {
    return get(id, Scope.EVERYTHING).policy();
  }

  /**
   * The settings that moved verdicts at an instant.
   *
   * @throws NotFound if the boundary did not exist then
   */
  public BoundaryPolicy policyAt(BoundaryId id, Instant at) {
    return detailsAt(id, at, Scope.EVERYTHING)
        .map(BoundaryDetails::policy)
        .orElseThrow(() -> new NotFound("There was no such boundary at that instant."));
  }

  /** What was said about the boundary at an instant; empty before it was created. */
  public Optional<BoundaryDetails> detailsAt(BoundaryId id, Instant at, Scope scope) {
    return find(id, scope)
        .flatMap(
            b ->
                entities
                    .createQuery(
                        "select v from BoundaryVersion v where v.boundary = :boundary"
                            + " and v.from <= :at and (v.until is null or v.until > :at)",
                        BoundaryVersion.class)
                    .setParameter("boundary", b)
                    .setParameter("at", at)
                    .getResultStream()
                    .findFirst())
        .map(BoundaryVersion::details);
  }

  /** The boundary as it was known at an instant; nothing before it was created. */
  public Optional<PastBoundary> at(BoundaryId id, Instant at, Scope scope) {
    return listAt(at, scope).stream().filter(b -> b.id().equals(id)).findFirst();
  }

  /** All in the scope that there were at an instant, by the names they had. */
  public List<PastBoundary> listAt(Instant at, Scope scope) {
    // The boundary itself would come with what is said about it now.
    return entities
        .createQuery(
            "select v, b.id, b.createdAt, b.createdBy from BoundaryVersion v join v.boundary b"
                + " where v.from <= :at and (v.until is null or v.until > :at)"
                + " and (:all = true or array_contains(:ids, b.id)) order by lower(v.details.name)",
            Object[].class)
        .setParameter("at", at)
        .setParameter("all", scope.all())
        .setParameter("ids", Sql.uuids(scope.boundaries(), BoundaryId::value))
        .getResultStream()
        .map(
            row ->
                PastBoundary.of(
                    (BoundaryVersion) row[0],
                    new BoundaryId((UUID) row[1]),
                    (Instant) row[2],
                    (String) row[3]))
        .toList();
  }

  /**
   * The boundary that a person or program means by an id or a name that it had at an instant.
   *
   * @throws NotFound if there was none such in the scope
   */
  public PastBoundary meantAt(String idOrName, Instant at, Scope scope) {
    String said = idOrName.strip();
    List<PastBoundary> all = listAt(at, scope);
    return all.stream()
        .filter(b -> b.name().equalsIgnoreCase(said))
        .findFirst()
        .or(
            () -> {
              BoundaryId id = BoundaryId.parse(said);
              return all.stream().filter(b -> b.id().equals(id)).findFirst();
            })
        .orElseThrow(() -> new NotFound("There is no such boundary."));
  }

  /**
   * What was decided about the boundary's exceptions, the newest first, each with since when it
   * holds and who decided it.
   */
  public List<PastExceptionPolicy> exceptionPolicies(BoundaryId id, Scope scope) {
    List<PastExceptionPolicy> policies = new ArrayList<>();
    for (BoundaryVersion version : versions(get(id, scope))) {
      if (policies.isEmpty() || !policies.getLast().policy().equals(version.exceptionPolicy())) {
        policies.add(
            new PastExceptionPolicy(version.exceptionPolicy(), version.from(), version.madeBy()));
      }
    }
    return policies.reversed();
  }

  /**
   * What was decided about the settings that move the boundary's verdicts, the newest first; last
   * those it was made with.
   */
  public List<PastVerdictSettings> verdictSettings(BoundaryId id, Scope scope) {
    List<PastVerdictSettings> all = new ArrayList<>();
    for (BoundaryVersion version : versions(get(id, scope))) {
      PastVerdictSettings said = version.settings();
      if (all.isEmpty() || !all.getLast().settings().equals(said.settings())) {
        all.add(said);
      }
    }
    return all.reversed();
  }

  private List<BoundaryVersion> versions(Boundary boundary) {
    return entities
        .createQuery(
            "select v from BoundaryVersion v where v.boundary = :boundary order by v.from",
            BoundaryVersion.class)
        .setParameter("boundary", boundary)
        .getResultList();
  }

  /** The boundary, locked until the transaction ends, so that two changes follow one another. */
  Boundary lock(BoundaryId id, Scope scope) {
    entities
        .createNativeQuery("select id from boundary where id = :id for update", UUID.class)
        .setParameter("id", id.value())
        .getResultList();
    Boundary boundary = get(id, scope);
    entities.refresh(boundary);
    return boundary;
  }

  /** What was said about the boundary in one of its versions; empty if it has no such. */
  Optional<BoundaryDetails> detailsIn(UUID version, Boundary boundary) {
    return entities
        .createQuery(
            "select v from BoundaryVersion v where v.id = :version and v.boundary = :boundary",
            BoundaryVersion.class)
        .setParameter("version", version)
        .setParameter("boundary", boundary)
        .getResultStream()
        .findFirst()
        .map(BoundaryVersion::details);
  }

  void add(Boundary boundary) {
    entities.persist(boundary);
  }

  void flush() {
    entities.flush();
  }
}
