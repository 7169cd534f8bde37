package io.muster.exports;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** No benchmark can be imported yet. */
@Component
class NoneImported implements RuleTexts {

  @Override
  public Optional<Release> at(Instant at) {
    return Optional.empty();
  }
}
