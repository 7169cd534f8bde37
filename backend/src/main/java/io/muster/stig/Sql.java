package io.muster.stig;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How values of this module stand in the database. */
final class Sql {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Sql() {}

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static String json(Map<?, String> texts) {
    Map<String, String> named = new LinkedHashMap<>();
    texts.forEach((name, text) -> named.put(name.toString(), text));
    return JSON.writeValueAsString(named);
  }

  static Map<String, String> named(ResultSet row, String column) throws SQLException {
    return JSON.readValue(
        row.getString(column), new TypeReference<LinkedHashMap<String, String>>() {});
  }

  static Map<Field, String> fields(ResultSet row, String column) throws SQLException {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    named(row, column).forEach((name, text) -> fields.put(Field.valueOf(name), text));
    return fields;
  }
}
