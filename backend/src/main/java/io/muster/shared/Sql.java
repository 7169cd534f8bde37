package io.muster.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values stand in the columns of the database. {@link Instant#MAX} is the database's infinity.
 */
public final class Sql {

  private Sql() {}

  /** An instant, as a {@code timestamptz} takes it. */
  public static OffsetDateTime utc(Instant at) {
    return at.equals(Instant.MAX) ? OffsetDateTime.MAX : at.atOffset(ZoneOffset.UTC);
  }

  /**
   * An instant as a word of SQL, for statements that take long if the database does not know how
   * much holds at the instant: of a parameter's value it knows nothing in the plans that it keeps.
   */
  public static String literal(Instant at) {
    return "timestamptz '" + (at.equals(Instant.MAX) ? "infinity" : at) + "'";
  }

  /** The instant of a {@code timestamptz} that is not null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return of(row.getObject(column, OffsetDateTime.class));
  }

  /** The instant of a {@code timestamptz}, or null. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : of(at);
  }

  /** The id of a {@code uuid}. */
  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** Ids, as a {@code uuid[]} takes them. */
  public static <T> UUID[] uuids(Collection<T> ids, Function<T, UUID> value) {
    return ids.stream().map(value).toArray(UUID[]::new);
  }

  /** The texts of a {@code text[]} that is not null. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Instant of(OffsetDateTime at) {
    return at.equals(OffsetDateTime.MAX) ? Instant.MAX : at.toInstant();
  }
}
