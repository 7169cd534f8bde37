package io.muster.credentials;

import io.muster.audit.Who;
import io.muster.shared.ScanId;
import org.jspecify.annotations.Nullable;

/**
 * What a secret is taken out of the vault for.
 *
 * @param who who asked
 * @param scan which scan, or null unless it is for one
 */
public record Errand(Purpose purpose, Who who, @Nullable ScanId scan) {

  /** The kinds of work that open the vault. */
  public enum Purpose {
    SCAN,
    CONNECTION_CHECK,
    WATCH,
    RENEWAL
  }

  public Errand {
    if ((purpose == Purpose.SCAN) != (scan != null)) {
      throw new IllegalArgumentException("a scan, and nothing else, names the scan");
    }
  }

  /** For a scan, whose own line in the audit log tells of it. */
  public static Errand scan(ScanId scan, Who who) {
    return new Errand(Purpose.SCAN, who, scan);
  }

  /** For anything else. */
  public static Errand of(Purpose purpose, Who who) {
    return new Errand(purpose, who, null);
  }
}
