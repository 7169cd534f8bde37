/** The ledger of findings as episodes, reconciled with every scan. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Findings",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "inventory",
      "evaluation",
      "scans"
    })
package io.muster.findings;
