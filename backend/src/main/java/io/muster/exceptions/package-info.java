/**
 * Exceptions: documented, time-limited, approved decisions. From the request over endorsement and
 * decision to the end; what is frozen with a decision, and when it is valid.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Exceptions",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "inventory",
      "evaluation",
      "findings",
      "plans"
    })
package io.muster.exceptions;
