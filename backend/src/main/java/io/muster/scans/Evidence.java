package io.muster.scans;

import io.muster.connection.ClusterKind;
import io.muster.inventory.Gap;
import io.muster.shared.CutText;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A scan's evidence as text, one line a container in the form that the STIG's own loop prints, so
 * that an assessor can lay the two side by side. Lines that begin with {@code #} are ours.
 */
@Component
public class Evidence {

  private static final int PAGE = 1000;

  private static final String CUT =
      "A name that ends with … is longer than %d characters and was cut there; its id is whole."
          .formatted(CutText.LIMIT);

  private final ScannedContainers containers;

  Evidence(ScannedContainers containers) {
    this.containers = containers;
  }

  /**
   * Writes the evidence.
   *
   * @param clusterName the cluster's name
   * @param among which of the three scopes
   * @throws IOException if it cannot be written
   */
  public void write(Scan scan, String clusterName, ContainerFilter.Among among, Appendable out)
      throws IOException {
    head(scan, clusterName, among, out);
    ContainerFilter filter = new ContainerFilter(ContainerFilter.Which.ALL, among, "");
    List<ScannedContainer> page;
    int offset = 0;
    boolean told = false;
    boolean toldOfCuts = false;
    do {
      page = containers.list(scan, filter, offset, PAGE);
      for (ScannedContainer container : page) {
        if (container.lastListed() != null && !told) {
          told = true;
          comment(out, "Not listed by this scan, and not known to be gone; as last read:");
        }
        if (container.cut() && !toldOfCuts) {
          toldOfCuts = true;
          comment(out, CUT);
        }
        out.append(line(scan, container)).append('\n');
      }
      offset += PAGE;
    } while (page.size() == PAGE);
  }

  /**
   * The line of one container; an unread one stands behind {@code #}, since nobody saw its mode,
   * and so does one that this scan did not list.
   */
  public static String line(Scan scan, ScannedContainer container) {
    boolean mke = scan.read().map(r -> r.kind() == ClusterKind.MKE).orElse(false);
    String name = "/" + (mke ? container.node() + "/" : "") + container.name();
    if (container.lastListed() != null) {
      return "# not listed, last at %s: %s, ID: %s, PidMode: %s"
          .formatted(container.lastListed(), plain(name), container.id(), plain(mode(container)));
    }
    if (container.unreadBecause() != null) {
      return "# unread: %s, ID: %s, because: %s"
          .formatted(plain(name), container.id(), plain(container.unreadBecause()));
    }
    return "Container Name: %s, ID: %s, PidMode: %s"
        .formatted(plain(name), container.id(), plain(container.pidMode()));
  }

  private static String mode(ScannedContainer container) {
    return container.unreadBecause() == null ? container.pidMode() : "unread";
  }

  private static void head(
      Scan scan, String clusterName, ContainerFilter.Among among, Appendable out)
      throws IOException {
    comment(out, "Muster, rule V-260930, cluster " + clusterName + ", scan " + scan.id());
    comment(
        out,
        "As the Docker API shows, at these instants: started %s, recorded %s"
            .formatted(scan.startedAt(), scan.recordedAt()));
    comment(out, "Status " + scan.status().title() + ". " + plain(String.valueOf(scan.reason())));
    Scan.Result result = scan.result();
    if (result == null) {
      comment(out, "Nothing was read.");
      return;
    }
    comment(
        out, "Answered: %s, id %s".formatted(plain(result.version()), plain(result.engineId())));
    comment(
        out,
        "Scope of this file: "
            + among.name().toLowerCase(java.util.Locale.ROOT)
            + "; system label "
            + result.systemLabel());
    comment(
        out,
        "Literal, the STIG's own query: %d containers, %d violations"
            .formatted(result.literal().containers(), result.literal().violations()));
    comment(
        out,
        "System, the label in any state: %d containers, %d violations"
            .formatted(result.system().containers(), result.system().violations()));
    comment(
        out,
        "Full, every container in any state: %d containers, %d violations"
            .formatted(result.full().containers(), result.full().violations()));
    if (result.literal().containers() == 0 && result.system().containers() > 0) {
      comment(
          out,
          "The literal query lists nothing although system containers exist: MKE hides its own from"
              + " a list without all.");
    }
    for (Gap gap : result.gaps()) {
      comment(
          out,
          "Not read: %s %s, %d containers: %s"
              .formatted(gap.kind(), gap.node(), gap.containers(), plain(gap.answer())));
    }
    comment(out, "Inventory SHA-256 " + result.digest());
    comment(out, BLIND);
  }

  private static void comment(Appendable out, String text) throws IOException {
    out.append("# ").append(plain(text)).append('\n');
  }

  /**
   * What no scan can see. Source: Docker's documentation of managed plugins; the API lists no
   * others.
   */
  public static final String BLIND =
      "Out of sight of the Docker API: managed plugins, and containers made by containerd, runc or"
          + " podman on a node.";

  /** A cluster's text without control characters, so that it cannot forge a line. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
  }
}
