package io.muster.stig;

import java.util.List;

/** A rule of a made-up STIG. */
public record MadeUpRule(
    String vId,
    String ruleId,
    String severity,
    String title,
    String discussion,
    String check,
    String fix,
    List<String> ccis) {

  /** A rule of that number. */
  public static MadeUpRule number(int number) {
    return new MadeUpRule(
        "V-" + number,
        "SV-" + number + "r1_rule",
        "medium",
        "Pumps of hull " + number + " are primed",
        "A dry pump < a wet one & says nothing.\nPrime it.",
        "Look at pump " + number + ".\n\nIf it is dry, this is a finding.",
        "Pour water into pump " + number + ".",
        List.of("CCI-000764"));
  }

  public MadeUpRule named(String other) {
    return new MadeUpRule(vId, ruleId, severity, other, discussion, check, fix, ccis);
  }

  public MadeUpRule ruleId(String other) {
    return new MadeUpRule(vId, other, severity, title, discussion, check, fix, ccis);
  }

  public MadeUpRule severity(String other) {
    return new MadeUpRule(vId, ruleId, other, title, discussion, check, fix, ccis);
  }

  public MadeUpRule check(String other) {
    return new MadeUpRule(vId, ruleId, severity, title, discussion, other, fix, ccis);
  }

  public MadeUpRule discussion(String other) {
    return new MadeUpRule(vId, ruleId, severity, title, other, check, fix, ccis);
  }

  public MadeUpRule ccis(String... others) {
    return new MadeUpRule(vId, ruleId, severity, title, discussion, check, fix, List.of(others));
  }
}
