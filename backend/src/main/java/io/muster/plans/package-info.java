/**
 * Plans of action and milestones (POA&amp;M): what is open has an owner, milestones and a day by
 * which it is mended, kept as versions.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Plans",
    allowedDependencies = {"shared", "ui", "audit", "identity", "clusters", "findings"})
package io.muster.plans;
