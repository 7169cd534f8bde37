package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.FindingId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which findings stand on which page of a list. */
@Repository
class FindingPages {

  private final JdbcClient database;

  FindingPages(JdbcClient database) {
    this.database = database;
  }

  /**
   * The ids of a page. Those that ended are many and come last, in the order in which an index
   * holds them: they are not sorted together with what is open.
   *
   * @param raw tells how many of them are open, should that matter
   */
  List<FindingId> ids(
      FindingFilter filter,
      FindingOrder order,
      int offset,
      int limit,
      LongSupplier raw,
      Scope scope) {
    if (order != FindingOrder.WORST) {
      return sorted(filter, order, offset, limit, scope);
    }
    return switch (filter.state()) {
      case ENDED -> sorted(filter, FindingOrder.NEWEST, offset, limit, scope);
      case ANY -> {
        FindingFilter opened = filter.withState(FindingFilter.State.RAW);
        FindingFilter ended = filter.withState(FindingFilter.State.ENDED);
        int open = Math.toIntExact(raw.getAsLong());
        List<FindingId> ids = new ArrayList<>();
        if (offset < open) {
          ids.addAll(sorted(opened, order, offset, limit, scope));
        }
        if (ids.size() < limit) {
          int before = Math.max(0, offset - open);
          ids.addAll(sorted(ended, FindingOrder.NEWEST, before, limit - ids.size(), scope));
        }
        yield ids;
      }
      case RAW, OPEN, UNADDRESSED, ACCEPTED, DOCUMENTED ->
          sorted(filter, order, offset, limit, scope);
    };
  }

  /**
   * The ids that follow after a finding, the newest first.
   *
   * @param last the finding, or null for the first ids
   */
  List<FindingId> after(@Nullable Finding last, FindingFilter filter, int limit, Scope scope) {
    FindingQuery query = new FindingQuery(filter, scope);
    if (last != null) {
      query.with(
          "(f.opened_at < :opened or f.opened_at = :opened and f.id > :after)",
          Map.of("opened", last.openedAt().atOffset(ZoneOffset.UTC), "after", last.id().value()));
    }
    return ids(query, FindingOrder.NEWEST, " limit " + limit);
  }

  private List<FindingId> sorted(
      FindingFilter filter, FindingOrder order, int offset, int limit, Scope scope) {
    return ids(new FindingQuery(filter, scope), order, " limit " + limit + " offset " + offset);
  }

  private List<FindingId> ids(FindingQuery query, FindingOrder order, String which) {
    return database
        .sql("select f.id" + query.sqlFor(order) + which)
        .params(query.parameters())
        .query(UUID.class)
        .list()
        .stream()
        .map(FindingId::new)
        .toList();
  }

  /** How many the filter lets through. */
  int howMany(FindingFilter filter, Scope scope) {
    FindingQuery query = new FindingQuery(filter, scope);
    return database
        .sql("select count(*)" + query.sql())
        .params(query.parameters())
        .query(Integer.class)
        .single();
  }
}
