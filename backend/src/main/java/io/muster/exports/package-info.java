/**
 * What is taken out of the portal as files, for any instant: checklists (CKL, CKLB, XCCDF results),
 * reports, OSCAL, and signed packages of all of it. It changes nothing of other modules.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Exports",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "credentials",
      "inventory",
      "evaluation",
      "scans",
      "schedules",
      "findings",
      "plans",
      "exceptions",
      "posture",
      "stig"
    })
@org.jspecify.annotations.NullMarked
package io.muster.exports;
