/** What was, over time: trends. Reads only. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Reports",
    allowedDependencies = {
      "shared",
      "ui",
      "identity",
      "clusters",
      "evaluation",
      "findings",
      "posture"
    })
package io.muster.reports;
