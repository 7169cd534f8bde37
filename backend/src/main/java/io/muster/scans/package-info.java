/** Asking for scans and running them: connect, collect, evaluate, record. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Scans",
    allowedDependencies = {
      "shared",
      "database",
      "ui",
      "audit",
      "identity",
      "clusters",
      "credentials",
      "connection",
      "inventory",
      "evaluation"
    })
package io.muster.scans;
