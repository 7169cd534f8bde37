package io.muster.stig;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How named texts stand in {@code jsonb} columns. */
final class JsonColumns {

  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonColumns() {}

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
