package io.muster.scans;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * A shell script that removes the containers without the system label that violate the rule. It
 * looks at each again first, and holds nothing that comes from a cluster but ids: a name could be
 * anything.
 */
@Component
public class Remediation {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern MODE = Pattern.compile("host|container:[0-9a-f]{64}");
  private static final int LIMIT = 100_000;

  private final ScannedContainers containers;

  Remediation(ScannedContainers containers) {
    this.containers = containers;
  }

  /** The containers that the script would remove: violations that do not count as system. */
  public List<ScannedContainer> removable(Scan scan) {
    return containers.list(scan, ContainerFilter.VIOLATIONS, 0, LIMIT).stream()
        .filter(c -> !c.system())
        // Joiners first: the engine refuses to start what joined a removed container.
        .sorted(Comparator.comparingInt((ScannedContainer c) -> -c.chain().size()))
        .toList();
  }

  /**
   * The script. Without {@code --yes} it only says what it would do.
   *
   * @param clusterName the cluster's name, which the portal itself has checked
   */
  public String script(Scan scan, String clusterName) {
    StringBuilder script = new StringBuilder();
    script
        .append("#!/bin/sh\n")
        .append("# Cluster ")
        .append(clusterName)
        .append(", scan ")
        .append(scan.id())
        .append(", as the Docker API showed at ")
        .append(scan.recordedAt())
        .append(".\n")
        .append(
            """
            # Containers without the system label that share the host's PID namespace (V-260930).
            # Run it with the client bundle of this cluster loaded. Without --yes it only tells.
            # Each container and its PID mode are looked at again first; what differs is left alone.
            set -u
            yes=${1:-}
            remove() { # $1 container id, $2 PID mode at the scan
              now=$(docker container inspect --format '{{.HostConfig.PidMode}}' "$1" 2>/dev/null) || {
                echo "$1 is gone or cannot be read; left alone"
                return 0
              }
              if [ "$now" != "$2" ]; then
                echo "$1 has another PID mode now; left alone"
              elif [ "$yes" = --yes ]; then
                docker container rm --force "$1"
              else
                echo "$1 would be removed"
              fi
            }
            """);
    List<ScannedContainer> removable = removable(scan);
    if (removable.isEmpty()) {
      script.append("echo 'Nothing to remove.'\n");
    }
    removable.stream()
        .filter(c -> ID.matcher(c.id()).matches() && MODE.matcher(c.pidMode()).matches())
        .forEach(
            c ->
                script
                    .append("remove ")
                    .append(c.id())
                    .append(' ')
                    .append(c.pidMode())
                    .append('\n'));
    return script.toString();
  }
}
