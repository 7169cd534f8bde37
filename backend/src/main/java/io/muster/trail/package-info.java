/**
 * The audit log for those who look through it: search, files, seals and verification, and the lines
 * of those who took something out of the portal or were refused.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Audit trail",
    allowedDependencies = {"shared", "ui", "audit", "identity", "clusters"})
package io.muster.trail;
