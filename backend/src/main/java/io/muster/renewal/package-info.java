/**
 * Renewal of client bundles: where the owner of a cluster opted in with an account of MKE, the
 * portal fetches a fresh bundle before the old one ends, tries it, swaps it and revokes the old
 * key.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Renewal",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "credentials",
      "connection"
    })
package io.muster.renewal;
