package io.muster.stig;

import io.muster.shared.ReleaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rules a list shows.
 *
 * @param releases only those of these releases
 * @param words what to look for: words in title, discussion, check and fix, or a whole id; empty
 *     for all
 * @param severity only those of it, or null for any
 * @param ccis only those that name one of these, or null for any
 */
public record RuleFilter(
    List<ReleaseId> releases,
    String words,
    @Nullable Severity severity,
    @Nullable List<String> ccis) {

  private static final int LONGEST = 500;

  public RuleFilter {
    releases = List.copyOf(releases);
    words = words.replace('\0', ' ').strip();
    words = words.substring(0, Math.min(words.length(), LONGEST));
    ccis = ccis == null ? null : ccis.stream().filter(c -> c.matches("CCI-[0-9]{6}")).toList();
  }

  /** All rules of the releases. */
  public static RuleFilter of(List<Release> releases) {
    return new RuleFilter(releases.stream().map(Release::id).toList(), "", null, null);
  }
}
