package io.muster.ui;

import java.util.List;
import org.springframework.context.ApplicationContext;

/** All addresses that answer for any instant, as the portal itself tells them apart. */
public final class DatedAddresses {

  private DatedAddresses() {}

  /** Their patterns, such as {@code /clusters/{id}}, in order. */
  public static List<String> patterns(ApplicationContext portal) {
    return portal.getBean(DatedRoutes.class).dated();
  }
}
