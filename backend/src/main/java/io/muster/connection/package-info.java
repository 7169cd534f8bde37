/** A read-only, mutually authenticated line to a cluster. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Connection",
    allowedDependencies = {
      "shared",
      "ui",
      "audit",
      "identity",
      "clusters",
      "credentials",
      "credentials :: vault"
    })
package io.muster.connection;
