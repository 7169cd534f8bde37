package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ui.Marking;
import org.junit.jupiter.api.Test;

/** A file is marked as high as the highest of what is in it. */
class MarkingsTests {

  private final Markings markings = new Markings(Marking.read("UNCLASSIFIED").orElseThrow());

  @Test
  void withoutAnyOtherItIsThePortals() {
    markings.add("");
    assertThat(markings.marking()).isEqualTo(new Marking("UNCLASSIFIED", "u"));
  }

  @Test
  void theHighestGovernsInWhateverOrderTheyCome() {
    markings.add("CUI");
    markings.add("SECRET//NOFORN");
    markings.add("CONFIDENTIAL");
    assertThat(markings.marking()).isEqualTo(new Marking("SECRET//NOFORN", "s"));
  }

  @Test
  void differentWordsOfOneLevelAreAllSaid() {
    markings.add("CUI//SP-CTI");
    markings.add("CUI//NF");
    assertThat(markings.marking()).isEqualTo(new Marking("CUI//NF / CUI//SP-CTI", "cui"));
  }

  @Test
  void wordsOfNoKnownLevelAreNeverDropped() {
    markings.add("NATO RESTRICTED");
    markings.add("CUI");
    assertThat(markings.marking()).isEqualTo(new Marking("CUI / NATO RESTRICTED", "cui"));
  }
}
