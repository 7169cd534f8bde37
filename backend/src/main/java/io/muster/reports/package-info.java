/** What was, over time: trends; and how what a person answers for stands. Reads only. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Reports",
    allowedDependencies = {
      "shared",
      "ui",
      "identity",
      "clusters",
      "evaluation",
      "findings",
      "exceptions",
      "plans",
      "posture"
    })
package io.muster.reports;
