/**
 * When clusters are scanned by themselves: a default for the fleet, overrides of boundaries, labels
 * and clusters, pauses, and what is done about clusters that do not answer.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Schedules",
    allowedDependencies = {"shared", "ui", "audit", "identity", "clusters", "connection", "scans"})
package io.muster.schedules;
