/**
 * Checklists in the forms that other tools read, for any instant: CKL, CKLB, XCCDF results. It
 * reads and changes nothing.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Exports",
    allowedDependencies = {
      "shared",
      "ui",
      "identity",
      "clusters",
      "inventory",
      "evaluation",
      "scans",
      "findings",
      "plans",
      "exceptions",
      "posture",
      "stig"
    })
@org.jspecify.annotations.NullMarked
package io.muster.exports;
