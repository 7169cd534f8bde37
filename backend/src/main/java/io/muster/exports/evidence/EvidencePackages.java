package io.muster.exports.evidence;

import io.muster.exports.FleetChecklists.Export;
import io.muster.exports.Moment;
import io.muster.exports.SelectedClusters;
import io.muster.exports.Selection;
import io.muster.exports.SelectionWords;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import org.springframework.stereotype.Component;

/** Evidence packages: of a cluster, a selection, a boundary or the fleet, for any past instant. */
@Component
public class EvidencePackages {

  private final SelectedClusters clusters;
  private final SelectionWords words;
  private final PackageParts parts;

  EvidencePackages(SelectedClusters clusters, SelectionWords words, PackageParts parts) {
    this.clusters = clusters;
    this.words = words;
    this.parts = parts;
  }

  /**
   * The package, checked before anything of it is sent. While it is written no more than one
   * cluster is in memory, and one line for each file. If any of it cannot be made it breaks off:
   * the zip does not open, and has neither manifest nor signature.
   *
   * @throws io.muster.shared.NotFound if what the selection names was not in the scope
   * @throws Conflict if there was no such cluster
   */
  public Export of(Selection selection, Moment moment, Scope scope) {
    clusters.check(selection, scope);
    String said = words.of(selection, moment, scope);
    if (!clusters.lines(selection, moment, scope).hasNext()) {
      throw new Conflict(
          "No cluster is in this selection at that instant, and a package of nothing proves"
              + " nothing: choose other clusters, or another instant.");
    }
    return out -> new PackageWriting(parts, selection, said, moment, scope).write(out);
  }
}
