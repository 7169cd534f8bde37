package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsRulesTests {

  private static final ClusterDetails HARBOR = ClusterDetails.named("harbor", Boundary.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"harbor", "h", "Harbor_1.prod-east", "1st", " harbor "})
  void aNameHasLettersDigitsDotsUnderscoresAndHyphens(String name) {
    assertThat(ClusterRules.checked(HARBOR.withName(name)).name()).isEqualTo(name.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-harbor", ".harbor", "har bor", "härbor", "har/bor", "har\nbor"})
  void anyOtherNameIsRefused(String name) {
    assertThat(fieldsRefused(HARBOR.withName(name))).containsExactly("name");
  }

  @Test
  void sixtyThreeCharactersAreANameAndSixtyFourAreNot() {
    assertThat(ClusterRules.checked(HARBOR.withName("h".repeat(63))).name()).hasSize(63);
    assertThat(fieldsRefused(HARBOR.withName("h".repeat(64)))).containsExactly("name");
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    assertThat(
            fieldsRefused(
                HARBOR
                    .withName("")
                    .withEndpoint("http://mke.example.mil")
                    .withTrustAnchors("trust me")
                    .withEnvironment("e".repeat(64))
                    .withAsset(
                        new Asset(
                            "a".repeat(256),
                            "harbor",
                            "1.2.3",
                            "02:42",
                            AssetRole.NONE,
                            "\n\t-\u0007-"))))
        .containsExactlyInAnyOrder(
            "name",
            "endpoint",
            "trustAnchors",
            "environment",
            "assetName",
            "fqdn",
            "ip",
            "mac",
            "marking");
  }

  @Test
  void labelsAreLinesOfKeyAndValue() {
    var labels = Labels.read("tier=gold\r\n\n url = https://x?a=b \nempty=");
    assertThat(labels).isEqualTo(Map.of("tier", "gold", "url", "https://x?a=b", "empty", ""));
    assertThat(Labels.read(Labels.lines(labels))).isEqualTo(labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tier", "=gold", "tier=gold\ntier=silver"})
  void whatIsNoLabelLineIsRefused(String lines) {
    var refused = catchThrowableOfType(Invalid.class, () -> Labels.read(lines));
    assertThat(refused.fields().getFirst().field()).isEqualTo("labels");
  }

  @Test
  void labelsHaveBounds() {
    Map<String, String> fifty = new TreeMap<>();
    for (int n = 0; n < 50; n++) {
      fifty.put("k" + n, "v".repeat(255));
    }
    assertThat(ClusterRules.checked(HARBOR.withLabels(fifty)).labels()).hasSize(50);
    fifty.put("k50", "v");
    assertThat(fieldsRefused(HARBOR.withLabels(fifty))).containsExactly("labels");
    assertThat(fieldsRefused(HARBOR.withLabels(Map.of("k".repeat(64), "v"))))
        .containsExactly("labels");
    assertThat(fieldsRefused(HARBOR.withLabels(Map.of("k", "v".repeat(256)))))
        .containsExactly("labels");
    assertThat(fieldsRefused(HARBOR.withLabels(Map.of("k k", "v")))).containsExactly("labels");
  }

  @Test
  void aBoundarysAgeZoneAndLabelHaveRules() {
    var good = BoundaryDetails.named("shipyard");
    for (int age : List.of(1, 35)) {
      assertThat(BoundaryRules.checked(good.withAllowedAgeDays(age)).allowedAgeDays())
          .isEqualTo(age);
    }
    for (int age : List.of(0, 36, -1)) {
      assertThat(fieldsRefused(good.withAllowedAgeDays(age))).containsExactly("allowedAgeDays");
    }
    assertThat(fieldsRefused(good.withSystemLabel("a b"))).containsExactly("systemLabel");
    assertThat(fieldsRefused(good.withSystemLabel(""))).containsExactly("systemLabel");
    assertThat(fieldsRefused(good.withTimeZone("Mars/Olympus"))).containsExactly("timeZone");
    assertThat(BoundaryRules.checked(good.withTimeZone("America/New_York")).policy().zone())
        .hasToString("America/New_York");
  }

  @Test
  void whatWasTypedIsNotInTheTextOfTheDetails() {
    assertThat(HARBOR.withTrustAnchors("-----BEGIN PRIVATE KEY-----"))
        .asString()
        .doesNotContain("KEY");
  }

  private static List<String> fieldsRefused(ClusterDetails typed) {
    return fields(catchThrowableOfType(Invalid.class, () -> ClusterRules.checked(typed)));
  }

  private static List<String> fieldsRefused(BoundaryDetails typed) {
    return fields(catchThrowableOfType(Invalid.class, () -> BoundaryRules.checked(typed)));
  }

  private static List<String> fields(Invalid refused) {
    return refused.fields().stream().map(FieldProblem::field).toList();
  }
}
