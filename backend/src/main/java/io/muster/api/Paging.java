package io.muster.api;

import io.muster.shared.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: {@code ?limit=} from 1 to 200, 50 unless said, and {@code
 * ?cursor=} as the part before gave it. Routes get it as a method parameter.
 *
 * @param limit how many items at most; query for one more to know whether the list goes on
 * @param after the key of the last item of the part before, or null for the beginning
 */
public record Paging(int limit, @Nullable String after) {

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final String MARK = "v1:";

  /**
   * Reads what was asked for.
   *
   * @throws Invalid if the limit is no number from 1 to 200, or the cursor is not one of ours
   */
  static Paging of(@Nullable String limit, @Nullable String cursor) {
    return new Paging(limit(limit), cursor == null || cursor.isEmpty() ? null : key(cursor));
  }

  static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST) {
      throw new Invalid("limit", "A limit is a number from 1 to 200.");
    }
    return Integer.parseInt(text);
  }

  private static String key(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(MARK) && text.indexOf('\0') < 0) {
        return text.substring(MARK.length());
      }
    } catch (IllegalArgumentException notOurs) {
      // said below
    }
    throw new Invalid("cursor", "This cursor was not given by this list.");
  }
}
