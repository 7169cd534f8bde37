package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.NotFound;
import io.muster.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The findings, open and ended. A finding is seen by those who may see the boundary it is in, or
 * was in when it ended; outside the scope there is none.
 */
@Repository
@Transactional(readOnly = true)
public class Findings {

  private static final String COLUMNS =
      "select f.*, p.boundary_id, p.node, p.name, v.name as cluster_name, s.system";

  private final JdbcClient database;
  private final FindingPages pages;

  Findings(JdbcClient database, FindingPages pages) {
    this.database = database;
    this.pages = pages;
  }

  /** One page of those that the filter lets through; {@code offset} are skipped before it. */
  public List<Finding> page(
      FindingFilter filter, FindingOrder order, int offset, int limit, Scope scope) {
    LongSupplier raw = () -> pages.howMany(filter.withState(FindingFilter.State.RAW), scope);
    return inOrder(pages.ids(filter, order, offset, limit, raw, scope), filter, scope);
  }

  /** The same where {@link #count} has told already how many they are. */
  public List<Finding> page(
      FindingFilter filter,
      FindingOrder order,
      int offset,
      int limit,
      FindingCounts counted,
      Scope scope) {
    return inOrder(pages.ids(filter, order, offset, limit, counted::raw, scope), filter, scope);
  }

  private List<Finding> inOrder(List<FindingId> ids, FindingFilter filter, Scope scope) {
    if (ids.isEmpty()) {
      return List.of();
    }
    FindingFilter these = FindingFilter.ALL.asOf(filter.asOf());
    FindingQuery query =
        new FindingQuery(these, scope)
            .with(
                "f.id = any(:page)",
                "page",
                ids.stream().map(FindingId::value).toArray(UUID[]::new));
    Map<FindingId, Finding> read = new HashMap<>();
    read(query, these, "").forEach(f -> read.put(f.id(), f));
    return ids.stream().map(read::get).filter(Objects::nonNull).toList();
  }

  /**
   * At most so many, newest first, that follow after another in that order.
   *
   * @param after the last finding of the page before, or null for the first page
   * @throws NotFound if there is no such last finding in the scope
   */
  public List<Finding> after(
      @Nullable FindingId after, FindingFilter filter, int limit, Scope scope) {
    return inOrder(pages.after(last(after, filter, scope), filter, limit, scope), filter, scope);
  }

  private @Nullable Finding last(@Nullable FindingId after, FindingFilter filter, Scope scope) {
    return after == null ? null : get(after, filter.asOf(), scope);
  }

  /** How many the filter lets through, whatever its state says. */
  public FindingCounts count(FindingFilter filter, Scope scope) {
    FindingQuery open = new FindingQuery(filter.withState(FindingFilter.State.RAW), scope);
    return database
        .sql(
            """
            select count(*) as raw, count(*) filter (where %s) as documented,
              count(*) filter (where %s) as accepted
            """
                    .formatted(
                        filter.standing() == null ? "false" : "f.stand = 'DOCUMENTED'",
                        filter.standing() == null ? "false" : "f.stand = 'ACCEPTED'")
                + open.sql())
        .params(open.parameters())
        .query(
            (row, n) ->
                new FindingCounts(
                    row.getLong("raw"),
                    row.getLong("documented"),
                    row.getLong("accepted"),
                    pages.howMany(filter.withState(FindingFilter.State.ENDED), scope)))
        .single();
  }

  /** The finding, if it is in the scope. */
  public Optional<Finding> find(FindingId id, Scope scope) {
    return find(id, null, scope);
  }

  private Optional<Finding> find(FindingId id, @Nullable Instant asOf, Scope scope) {
    FindingFilter filter = FindingFilter.ALL.asOf(asOf);
    FindingQuery query = new FindingQuery(filter, scope).with("f.id = :id", "id", id.value());
    return read(query, filter, "").stream().findFirst();
  }

  /**
   * The finding.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public Finding get(FindingId id, Scope scope) {
    return get(id, null, scope);
  }

  /**
   * The finding as it stood at an instant, or now for null.
   *
   * @throws NotFound if there was none with that id in the scope
   */
  public Finding get(FindingId id, @Nullable Instant asOf, Scope scope) {
    return find(id, asOf, scope).orElseThrow(() -> new NotFound("There is no such finding."));
  }

  /**
   * All episodes of the finding's subject that are in the scope, newest first, with all that was
   * read of each.
   *
   * @param asOf as they stood at that instant, or null for now
   * @throws NotFound if there is no finding with that id in the scope
   */
  public List<FindingHistory> history(FindingId id, @Nullable Instant asOf, Scope scope) {
    Finding finding = get(id, asOf, scope);
    FindingFilter filter = FindingFilter.ALL.of(finding.cluster()).asOf(asOf);
    FindingQuery query =
        new FindingQuery(filter, scope)
            .with("p.node = :node", "node", finding.subject().node())
            .with("p.name = :name", "name", finding.subject().name());
    return read(query, filter, " order by f.opened_at desc").stream()
        .map(this::history)
        .map(h -> asOf == null ? h : h.knownAt(asOf))
        .toList();
  }

  /** What was open on a cluster at an instant, as it was then, by subject. */
  public List<OpenFinding> openAt(ClusterId cluster, Instant at, Scope scope) {
    return openAt(Set.of(cluster), at, scope).getOrDefault(cluster, List.of());
  }

  /** The same of several clusters; those on which nothing was open are absent. */
  public Map<ClusterId, List<OpenFinding>> openAt(
      Collection<ClusterId> clusters, Instant at, Scope scope) {
    Map<ClusterId, Map<FindingId, Subject>> subjects = new HashMap<>();
    Map<FindingId, List<FindingDetail>> details = new HashMap<>();
    database
        .sql(
            """
            select f.cluster_id, p.node, p.name, d.*
            from finding f
              join finding_place p on p.finding_id = f.id and p.during @> :at
              join finding_detail d on d.finding_id = f.id and d.during @> :at
            where f.cluster_id = any(:clusters) and f.during @> :at
              and (:all or p.boundary_id = any(:scope))
            order by p.node, p.name, d.container_id
            """)
        .param("at", utc(at))
        .param("clusters", Sql.uuids(clusters, ClusterId::value))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              FindingId id = new FindingId(row.getObject("finding_id", UUID.class));
              subjects
                  .computeIfAbsent(
                      new ClusterId(Sql.uuid(row, "cluster_id")), c -> new LinkedHashMap<>())
                  .put(id, FindingRows.subject(row));
              details.computeIfAbsent(id, i -> new ArrayList<>()).add(FindingRows.detail(row));
            });
    Map<ClusterId, List<OpenFinding>> open = new HashMap<>();
    subjects.forEach(
        (cluster, its) ->
            open.put(
                cluster,
                its.entrySet().stream()
                    .map(e -> new OpenFinding(e.getKey(), e.getValue(), details.get(e.getKey())))
                    .toList()));
    return open;
  }

  private FindingHistory history(Finding finding) {
    return new FindingHistory(
        finding,
        database
            .sql("select * from finding_place where finding_id = :id order by from_at")
            .param("id", finding.id().value())
            .query((row, n) -> FindingRows.place(row))
            .list(),
        database
            .sql(
                "select * from finding_detail where finding_id = :id order by from_at,"
                    + " container_id")
            .param("id", finding.id().value())
            .query((row, n) -> FindingRows.read(row))
            .list());
  }

  private List<Finding> read(FindingQuery query, FindingFilter filter, String rest) {
    List<Finding> bare =
        database
            .sql(COLUMNS + query.whole() + rest)
            .params(query.parameters())
            .query((row, n) -> FindingRows.finding(row, List.of()))
            .list();
    Map<FindingId, List<FindingDetail>> details = lastDetails(bare, filter.asOf());
    return bare.stream().map(f -> f.with(details.get(f.id()))).toList();
  }

  private Map<FindingId, List<FindingDetail>> lastDetails(
      List<Finding> findings, @Nullable Instant asOf) {
    Map<FindingId, List<FindingDetail>> details = new LinkedHashMap<>();
    database
        .sql(
            """
            select d.* from finding_detail d join finding f on f.id = d.finding_id
              and case when :now or f.ended_at <= :t::timestamptz then d.until_at is not distinct from f.ended_at
                else d.during @> :t::timestamptz end
            where f.id = any(:ids) order by d.container_id
            """)
        .param("now", asOf == null)
        .param("t", asOf == null ? null : utc(asOf))
        .param("ids", findings.stream().map(f -> f.id().value()).toArray(UUID[]::new))
        .query(
            row -> {
              details
                  .computeIfAbsent(
                      new FindingId(row.getObject("finding_id", UUID.class)),
                      i -> new ArrayList<>())
                  .add(FindingRows.detail(row));
            });
    return details;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
