package io.muster.inventory;

import io.muster.connection.ClusterKind;
import io.muster.shared.CutText;
import java.util.List;

/**
 * A container's node and name, out of the names a list shows: {@code /name} on a plain engine,
 * {@code /node/name} on MKE. A legacy link shows as one more segment and is no name.
 *
 * @param node the host name of the node, empty if the names do not tell
 * @param name the name without node and slash
 */
record ContainerName(String node, String name) {

  static ContainerName of(List<String> names, ClusterKind kind, String id) {
    int segments = kind == ClusterKind.MKE ? 2 : 1;
    for (String sent : names) {
      String[] parts = sent.substring(sent.startsWith("/") ? 1 : 0).split("/", -1);
      if (parts.length == segments) {
        return new ContainerName(segments == 2 ? parts[0] : "", parts[segments - 1]);
      }
    }
    // A container that is just being removed may have lost its name; its id still tells it apart.
    String name = names.isEmpty() ? id.substring(0, 12) : names.getFirst();
    return new ContainerName("", CutText.of(name.startsWith("/") ? name.substring(1) : name));
  }
}
