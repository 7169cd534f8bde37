package io.muster.exports;

import java.util.List;

/**
 * A rule of a release with every field that a checklist has. Texts are empty where the release says
 * nothing.
 *
 * @param groupId the V-ID, such as {@code V-260930}
 * @param groupTitle the SRG's id
 * @param ruleId with {@code _rule} at its end
 * @param ruleVersion the STIG's own id of the rule
 * @param severity {@code high}, {@code medium} or {@code low}
 * @param documentable {@code true} or {@code false}
 * @param checkHref the file that the check is in, and {@code checkName} its kind
 * @param ccis the control correlation identifiers
 */
public record Rule(
    String groupId,
    String groupTitle,
    String ruleId,
    String ruleVersion,
    String ruleTitle,
    String severity,
    String weight,
    String discussion,
    String checkContent,
    String fixText,
    String iaControls,
    String falsePositives,
    String falseNegatives,
    String documentable,
    String mitigations,
    String potentialImpact,
    String thirdPartyTools,
    String mitigationControl,
    String responsibility,
    String securityOverrideGuidance,
    String checkHref,
    String checkName,
    String targetKey,
    List<String> legacyIds,
    List<String> ccis) {

  public Rule {
    legacyIds = List.copyOf(legacyIds);
    ccis = List.copyOf(ccis);
  }
}
