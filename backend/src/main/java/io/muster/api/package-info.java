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
      "watches",
      "findings",
      "exceptions",
      "plans",
      "stig",
      "trail",
      "posture",
      "exports",
      "exports::sheets",
      "exports::assessment",
      "exports::scheduled",
      "reports"
    })
package io.muster.api;
