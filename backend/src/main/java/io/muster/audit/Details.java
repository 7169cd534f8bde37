package io.muster.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Details as canonical JSON: names in order, no white space, nothing PostgreSQL would refuse. */
final class Details {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Details() {}

  static String json(Map<String, ?> details) {
    return JSON.writeValueAsString(plain(details));
  }

  /** Texts without NUL (PostgreSQL keeps none) and without half characters (UTF-8 has none). */
  static String clean(String text) {
    return text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case Number n -> n;
      case Map<?, ?> m -> {
        var sorted = new TreeMap<String, @Nullable Object>();
        m.forEach((k, v) -> sorted.put(clean(String.valueOf(k)), plain(v)));
        yield new LinkedHashMap<>(sorted);
      }
      case Iterable<?> many -> {
        List<@Nullable Object> list = new java.util.ArrayList<>();
        many.forEach(v -> list.add(plain(v)));
        yield list;
      }
      default -> clean(value.toString());
    };
  }
}
