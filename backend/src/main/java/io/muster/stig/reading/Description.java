package io.muster.stig.reading;

import io.muster.stig.Field;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule's description in DISA's XCCDF: a text that looks like elements but is none, since nothing
 * in it is escaped. So it is cut by its tags and not parsed.
 */
final class Description {

  private static final Map<String, Field> TAGS = tags();

  private Description() {}

  static Map<Field, String> of(String description) {
    Map<Field, String> said = new EnumMap<>(Field.class);
    String rest = description;
    for (Map.Entry<String, Field> tag : TAGS.entrySet()) {
      String open = "<" + tag.getKey() + ">";
      String close = "</" + tag.getKey() + ">";
      int from = rest.indexOf(open);
      int to = from < 0 ? -1 : rest.indexOf(close, from);
      if (to >= 0) {
        said.merge(tag.getValue(), rest.substring(from + open.length(), to), (a, b) -> a + b);
        rest = rest.substring(0, from) + rest.substring(to + close.length());
      }
    }
    if (!rest.isBlank()) {
      said.put(said.isEmpty() ? Field.DISCUSSION : Field.DESCRIPTION_REST, rest.strip());
    }
    return said;
  }

  private static Map<String, Field> tags() {
    Map<String, Field> tags = new LinkedHashMap<>();
    tags.put("VulnDiscussion", Field.DISCUSSION);
    tags.put("FalsePositives", Field.FALSE_POSITIVES);
    tags.put("FalseNegatives", Field.FALSE_NEGATIVES);
    tags.put("Documentable", Field.DOCUMENTABLE);
    tags.put("Mitigations", Field.MITIGATIONS);
    tags.put("SeverityOverrideGuidance", Field.SEVERITY_OVERRIDE_GUIDANCE);
    tags.put("SecurityOverrideGuidance", Field.SEVERITY_OVERRIDE_GUIDANCE);
    tags.put("PotentialImpacts", Field.POTENTIAL_IMPACTS);
    tags.put("ThirdPartyTools", Field.THIRD_PARTY_TOOLS);
    tags.put("MitigationControl", Field.MITIGATION_CONTROL);
    tags.put("Responsibility", Field.RESPONSIBILITY);
    tags.put("IAControls", Field.IA_CONTROLS);
    return tags;
  }
}
