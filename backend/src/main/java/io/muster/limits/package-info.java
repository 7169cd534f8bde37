/** How much of something is taken in a stretch of time: one count for all instances. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Limits",
    allowedDependencies = {"shared", "audit"})
package io.muster.limits;
