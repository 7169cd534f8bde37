package io.muster.posture;

import io.muster.connection.Trouble;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.scans.Scans;
import io.muster.shared.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clusters that need somebody's care whatever their verdict: read long ago, or soon not at all. */
@Component
public class FleetCares {

  private static final Pattern NOT_SCANNED = Pattern.compile("not-scanned-([1-9][0-9]{0,2})");
  private static final Pattern BUNDLE_ENDS = Pattern.compile("bundle-([1-9][0-9]{0,2})");
  private static final String DIED = "bundle-not-accepted";
  private static final String NONE = "bundle-none";

  /** The care for clusters whose last complete scan is older than their boundary allows. */
  public static final String LATE = "scan-late";

  private final Postures postures;
  private final Bundles bundles;
  private final Scans scans;

  FleetCares(Postures postures, Bundles bundles, Scans scans) {
    this.postures = postures;
    this.bundles = bundles;
    this.scans = scans;
  }

  /**
   * A kind of care.
   *
   * @param key its word in the address
   */
  public record Care(String key, String words, int count, boolean chosen) {}

  /** The usual ones that some cluster needs, and the one that is chosen. */
  public List<Care> of(String chosen, Scope scope, Instant now) {
    List<Care> cares = new ArrayList<>();
    Map<ClusterId, Instant> ends = bundles.ends(scope);
    for (String key : List.of("not-scanned-7", DIED, NONE, "bundle-7", "bundle-14", "bundle-30")) {
      add(cares, key, chosen, ends, scope, now);
    }
    if (cares.stream().noneMatch(Care::chosen) && words(chosen) != null) {
      cares.add(new Care(chosen, words(chosen), among(chosen, ends, scope, now).size(), true));
    }
    return cares;
  }

  private void add(
      List<Care> cares,
      String key,
      String chosen,
      Map<ClusterId, Instant> ends,
      Scope scope,
      Instant now) {
    int count = among(key, ends, scope, now).size();
    if (count > 0 || key.equals(chosen)) {
      cares.add(new Care(key, words(key), count, key.equals(chosen)));
    }
  }

  /** The clusters that need it, or null if the word is none of them. */
  public @Nullable Set<ClusterId> among(String care, Scope scope, Instant now) {
    return care.isEmpty() ? null : among(care, bundles.ends(scope), scope, now);
  }

  private @Nullable Set<ClusterId> among(
      String care, Map<ClusterId, Instant> bundleEnds, Scope scope, Instant now) {
    Matcher scanned = NOT_SCANNED.matcher(care);
    if (scanned.matches()) {
      Duration days = Duration.ofDays(Long.parseLong(scanned.group(1)));
      return postures.notReadSince(now.minus(days), scope, now);
    }
    Matcher ends = BUNDLE_ENDS.matcher(care);
    if (ends.matches()) {
      Instant until = now.plus(Duration.ofDays(Long.parseLong(ends.group(1))));
      return bundleEnds.entrySet().stream()
          .filter(e -> e.getValue().isBefore(until))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
    return switch (care) {
      case LATE -> postures.late(scope, now);
      case DIED -> scans.lastMet(Trouble.Kind.UNAUTHORIZED, scope);
      case NONE -> without(bundleEnds.keySet(), scope, now);
      default -> null;
    };
  }

  private Set<ClusterId> without(Set<ClusterId> those, Scope scope, Instant now) {
    Set<ClusterId> all = new HashSet<>(postures.clusters(scope, now));
    all.removeAll(those);
    return all;
  }

  private static @Nullable String words(String care) {
    Matcher scanned = NOT_SCANNED.matcher(care);
    if (scanned.matches()) {
      return "No complete scan for " + days(scanned.group(1));
    }
    Matcher ends = BUNDLE_ENDS.matcher(care);
    if (ends.matches()) {
      return "Bundle ends within " + days(ends.group(1));
    }
    return switch (care) {
      case LATE -> "No complete scan within the allowed age";
      case DIED -> "Bundle not accepted";
      case NONE -> "No bundle";
      default -> null;
    };
  }

  private static String days(String number) {
    return number.equals("1") ? "1 day" : number + " days";
  }
}
