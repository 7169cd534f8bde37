/** The versioned JSON interface. It reads and asks; it changes nothing by itself. */
@org.springframework.modulith.ApplicationModule(
    displayName = "HTTP API",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "credentials",
      "connection",
      "renewal",
      "inventory",
      "evaluation",
      "scans",
      "schedules",
      "findings",
      "exceptions",
      "plans",
      "posture",
      "reports"
    })
package io.muster.api;
