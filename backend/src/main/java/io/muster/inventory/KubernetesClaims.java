package io.muster.inventory;

import io.muster.connection.ClusterLine;
import io.muster.connection.PodContainer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks the Kubernetes API of the same bundle about containers that claim to be Kubernetes's and do
 * not have a PID namespace of their own. Labels and names are claims; only that API's word counts.
 */
final class KubernetesClaims {

  private static final String POD_UID = "io.kubernetes.pod.uid";

  private KubernetesClaims() {}

  static List<Sighting> vouch(List<Sighting> sightings, ClusterLine line) {
    if (sightings.stream().noneMatch(KubernetesClaims::matters)) {
      return sightings;
    }
    List<PodContainer> answered = line.podContainers().read().orElse(List.of());
    Map<String, PodContainer> byId =
        answered.stream()
            .collect(
                Collectors.toMap(
                    PodContainer::containerId, Function.identity(), (first, same) -> first));
    return sightings.stream().map(s -> vouched(s, byId.get(s.id())) ? asVouched(s) : s).toList();
  }

  private static boolean matters(Sighting s) {
    return s.claimsKubernetes()
        && s.reading() instanceof Reading.Known
        && !(s.pidMode() instanceof PidMode.Private);
  }

  private static boolean vouched(Sighting s, PodContainer pod) {
    return pod != null
        && matters(s)
        && (!s.labels().containsKey(POD_UID) || s.labels().get(POD_UID).equals(pod.podUid()));
  }

  private static Sighting asVouched(Sighting s) {
    return new Sighting(
        s.id(),
        s.node(),
        s.name(),
        s.state(),
        s.image(),
        s.imageId(),
        s.labels(),
        s.literal(),
        true,
        s.reading());
  }
}
