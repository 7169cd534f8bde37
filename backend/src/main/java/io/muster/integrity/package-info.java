/** Whether what is derived follows from the facts it is derived from, and its rebuilding. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Integrity",
    allowedDependencies = {"shared", "ui", "audit", "identity", "clusters", "findings", "posture"})
package io.muster.integrity;
