package io.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetailsTests {

  @Test
  void namesStandInOrderAndValuesArePlain() {
    assertThat(
            Details.json(
                Map.of(
                    "b",
                    List.of(1, "two"),
                    "a",
                    true,
                    "c",
                    Instant.EPOCH,
                    "d",
                    Map.of("y", 1, "x", 2))))
        .isEqualTo(
            "{\"a\":true,\"b\":[1,\"two\"],\"c\":\"1970-01-01T00:00:00Z\",\"d\":{\"x\":2,\"y\":1}}");
  }

  @Test
  void whatThePostgreSqlCannotKeepIsReplaced() {
    assertThat(Details.clean("a\0b" + (char) 0xD800 + "c😀")).isEqualTo("a�b�c😀");
  }
}
