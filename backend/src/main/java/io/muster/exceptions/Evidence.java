package io.muster.exceptions;

import io.muster.shared.ClusterId;
import io.muster.shared.Digest;
import io.muster.shared.FindingId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Exactly what an endorsement or a decision is about: one version of the text and the containers it
 * catches. Its digest binds who acts to what they saw.
 *
 * @param textVersion the version of the text
 * @param pin by what containers are held
 * @param lines the containers, by cluster, node and name
 */
public record Evidence(int textVersion, Pin pin, List<EvidenceLine> lines) {

  private static final Comparator<EvidenceLine> ORDER =
      Comparator.comparing(EvidenceLine::clusterName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(l -> l.cluster().toString())
          .thenComparing(EvidenceLine::subject)
          .thenComparing(l -> l.detail().container());

  public Evidence {
    lines = lines.stream().sorted(ORDER).toList();
  }

  /**
   * SHA-256 over the version of the text, the pin, and of each container cluster, node, name and
   * pinned fingerprint, sorted. A container made anew with the same fingerprint changes nothing.
   */
  public String digest() {
    List<String> texts =
        new ArrayList<>(List.of("muster-evidence-1", textVersion + "", pin.name()));
    texts.addAll(identities());
    return Digest.of(texts);
  }

  /** The frozen fingerprints. */
  public Set<String> fingerprints() {
    return pin.of(lines.stream().map(EvidenceLine::detail));
  }

  /** The container names it is about. */
  public Set<String> names() {
    return lines.stream().map(l -> l.subject().name()).collect(Collectors.toUnmodifiableSet());
  }

  /** The findings it is about. */
  public Set<FindingId> findings() {
    return lines.stream().map(EvidenceLine::finding).collect(Collectors.toUnmodifiableSet());
  }

  /** The clusters in which it catches something. */
  public Set<ClusterId> clusters() {
    return lines.stream().map(EvidenceLine::cluster).collect(Collectors.toUnmodifiableSet());
  }

  /** What differs from what was seen before, in words; empty if nothing does. */
  public List<String> differencesFrom(Evidence seen) {
    List<String> differences = new ArrayList<>();
    if (seen.textVersion != textVersion) {
      differences.add("the text is version " + textVersion + ", not " + seen.textVersion);
    }
    Set<String> before = seen.identities();
    Set<String> now = identities();
    lines.stream()
        .filter(l -> !before.contains(l.identity(pin)))
        .map(l -> l.subject() + " in " + l.clusterName() + " is new or another")
        .distinct()
        .forEach(differences::add);
    seen.lines.stream()
        .filter(l -> !now.contains(l.identity(pin)))
        .map(l -> l.subject() + " in " + l.clusterName() + " is not as it was seen")
        .distinct()
        .forEach(differences::add);
    return differences;
  }

  private Set<String> identities() {
    return lines.stream().map(l -> l.identity(pin)).collect(Collectors.toCollection(TreeSet::new));
  }
}
