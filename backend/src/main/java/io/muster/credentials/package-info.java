/** Client bundles: reading, refusing, storing at rest. The vault is the single door to a key. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Credentials",
    allowedDependencies = {"shared", "ui", "audit", "identity", "clusters"})
package io.muster.credentials;
