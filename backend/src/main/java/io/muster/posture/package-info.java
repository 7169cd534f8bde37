/** Net verdicts over time, and the pages that show them: fleet, cluster, scan, findings. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Posture",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "credentials",
      "connection",
      "inventory",
      "evaluation",
      "scans",
      "schedules",
      "watches",
      "findings",
      "exceptions",
      "plans"
    })
package io.muster.posture;
