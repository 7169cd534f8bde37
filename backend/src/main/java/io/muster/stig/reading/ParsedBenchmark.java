package io.muster.stig.reading;

import io.muster.stig.Rule;
import io.muster.stig.SourceFormat;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A release of a STIG as read from a file; complete and sound. */
public record ParsedBenchmark(
    SourceFormat format,
    String stigId,
    String title,
    String version,
    int number,
    LocalDate releasedOn,
    String releaseInfo,
    Map<String, String> facts,
    List<Rule> rules)
    implements Parsed {

  static ParsedBenchmark of(
      SourceFormat format,
      String stigId,
      String title,
      String version,
      String releaseInfo,
      Map<String, String> facts,
      List<Rule> rules) {
    if (!stigId.matches("[A-Za-z0-9][A-Za-z0-9_.()-]{0,199}")) {
      throw StigRefused.because("The file names no STIG: its id is “%s”.", stigId);
    }
    if (title.isBlank() || title.length() > 500) {
      throw StigRefused.because("The STIG has no title, or one longer than 500 characters.");
    }
    if (!version.matches("[0-9][0-9.]{0,9}")) {
      throw StigRefused.because("The STIG's version, “%s”, is no number.", version);
    }
    if (rules.isEmpty()) {
      throw StigRefused.because("The STIG in this file has no rules.");
    }
    Set<String> seen = new HashSet<>();
    for (Rule rule : rules) {
      if (!seen.add(rule.vId())) {
        throw StigRefused.because("The file has the rule %s twice.", rule.vId());
      }
    }
    ReleaseInfo info = ReleaseInfo.of(releaseInfo);
    return new ParsedBenchmark(
        format,
        stigId,
        title.strip(),
        version.strip(),
        info.number(),
        info.date(),
        releaseInfo.strip(),
        facts,
        rules);
  }
}
