package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTests {

  @Test
  void fiftyItemsFromTheBeginningUnlessSaid() {
    assertThat(Paging.of(null, null)).isEqualTo(new Paging(50, null));
  }

  @Test
  void aCursorLeadsToWhatFollows() {
    var first = PagedItems.cut(List.of("a", "b", "c"), Paging.of("2", null), s -> s, s -> s);
    assertThat(first.items()).containsExactly("a", "b");
    assertThat(Paging.of("2", first.next()).after()).isEqualTo("b");
  }

  @Test
  void theLastPartHasNoCursor() {
    assertThat(PagedItems.cut(List.of("a", "b"), Paging.of("2", null), s -> s, s -> s).next())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "ten", "", "1e2", "99999999999"})
  void aLimitOutsideOneToTwoHundredIsRefused(String limit) {
    assertThatThrownBy(() -> Paging.of(limit, null)).isInstanceOf(Invalid.class);
  }

  @Test
  void twoHundredIsTheMost() {
    assertThat(Paging.of("200", null).limit()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "YWJj", "djE6AA"})
  void aCursorThatIsNotOursIsRefused(String cursor) {
    assertThatThrownBy(() -> Paging.of(null, cursor)).isInstanceOf(Invalid.class);
  }
}
