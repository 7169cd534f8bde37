/**
 * Watching clusters: where the owner of a cluster opted in, the portal listens to its events and
 * asks for a scan when a container appears that may share its host's process namespace.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Watches",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "credentials",
      "connection",
      "scans"
    })
package io.muster.watches;
