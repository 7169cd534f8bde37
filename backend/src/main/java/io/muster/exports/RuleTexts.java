package io.muster.exports;

import java.time.Instant;
import java.util.Optional;

/** Where the official texts of rules come from: a benchmark that a person imported. */
public interface RuleTexts {

  /** The release of the MKE STIG in use at an instant; empty if none had been imported. */
  Optional<Release> at(Instant at);
}
