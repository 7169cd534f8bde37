package io.muster.posture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants in the database, where infinity stands for {@link Instant#MAX}. */
final class Times {

  private Times() {}

  static OffsetDateTime sql(Instant at) {
    return at.equals(Instant.MAX) ? OffsetDateTime.MAX : at.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return of(row.getObject(column, OffsetDateTime.class));
  }

  static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : of(at);
  }

  private static Instant of(OffsetDateTime at) {
    return at.equals(OffsetDateTime.MAX) ? Instant.MAX : at.toInstant();
  }
}
