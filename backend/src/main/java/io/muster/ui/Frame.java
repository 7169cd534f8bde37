package io.muster.ui;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * What the layout says on every page ({@code @frame} in templates). A bean and not model
 * attributes, so that error pages have it too.
 */
@Component("frame")
public class Frame {

  private final Marking marking;
  private final boolean demo;
  private final Clock clock;

  Frame(
      @Value("${muster.marking:UNCLASSIFIED}") String marking,
      Environment environment,
      Clock clock) {
    this.marking = Marking.of(marking);
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    this.clock = clock;
  }

  /** The classification marking. */
  public Marking getMarking() {
    return marking;
  }

  /** Whether this portal shows simulated clusters only. */
  public boolean isDemo() {
    return demo;
  }

  /** The instant at which the page is made. */
  public Instant getNow() {
    return clock.instant();
  }

  /** The product's version as packed, or "development" when it runs from the sources. */
  public String getVersion() {
    String packed = Frame.class.getPackage().getImplementationVersion();
    return packed == null ? "development" : packed;
  }
}
