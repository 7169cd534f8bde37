package io.muster.exports.oscal;

import io.muster.exports.Moment;
import io.muster.exports.Release;
import io.muster.plans.Plan;
import io.muster.scans.Evidence;
import java.util.List;

/**
 * What a whole file tells of itself.
 *
 * @param title what it is
 * @param scope which clusters it is about, in words
 * @param key tells the selection from others; the same each time
 * @param marking what marks the file
 * @param version the version of Muster
 */
public record Head(
    String title,
    String scope,
    String key,
    Moment moment,
    Release release,
    String marking,
    String version) {

  private static final String OSCAL_VERSION = "1.1.3";

  /** The rule's name in the release. */
  String ruleId() {
    return release.rule(Plan.RULE).map(io.muster.exports.Rule::ruleId).orElse(Plan.RULE);
  }

  /** The severity that the release gives the rule. */
  String severity() {
    return release.rule(Plan.RULE).map(io.muster.exports.Rule::severity).orElse("medium");
  }

  /** Writes the metadata; produced-at is all in the file that two exports may differ in. */
  void write(OscalJson out, String remarks) {
    out.object(
        "metadata",
        () -> {
          out.line("title", title);
          out.at("last-modified", moment.producedAt());
          out.word("version", moment.asOf());
          out.word("oscal-version", OSCAL_VERSION);
          out.props(
              List.of(
                  Prop.official("marking", marking),
                  Prop.of("scope", scope),
                  Prop.of("as-of", moment.asOf()),
                  Prop.of("produced-at", moment.producedAt()),
                  Prop.of("produced-by", "Muster " + version),
                  Prop.of("release", release.name()),
                  Prop.of("benchmark-imported", release.imported()),
                  Prop.of("rule", Plan.RULE),
                  Prop.of("rule-id", ruleId())));
          out.text(
              "remarks",
              "Scope: %s.\nAs of %s. Produced at %s.\n%s\nWhat a scan cannot see: %s"
                  .formatted(scope, moment.asOf(), moment.producedAt(), remarks, Evidence.BLIND));
        });
  }

  /** Writes the tool that assessed. */
  void assets(OscalJson out) {
    out.object(
        "assessment-assets",
        () -> {
          out.one(
              "components",
              () -> {
                out.id(OscalId.of("tool"));
                out.word("type", "software");
                out.line("title", "Muster");
                out.text(
                    "description",
                    "Reads clusters over the Docker API with their client bundles and evaluates "
                        + Plan.RULE
                        + ".");
                out.props(List.of(Prop.official("version", version)));
                out.object("status", () -> out.word("state", "operational"));
              });
          out.one(
              "assessment-platforms",
              () -> {
                out.id(OscalId.of("platform"));
                out.line("title", "Muster");
                out.one("uses-components", () -> out.word("component-uuid", OscalId.of("tool")));
              });
        });
  }

  /** Writes that the tool found it. */
  static void origins(OscalJson out) {
    out.one(
        "origins",
        () ->
            out.one(
                "actors",
                () -> {
                  out.word("type", "tool");
                  out.word("actor-uuid", OscalId.of("tool"));
                }));
  }
}
