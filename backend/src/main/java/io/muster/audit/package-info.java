/**
 * The append-only, hash-chained log of every change. Nobody calls it: it listens to {@link
 * io.muster.audit.Auditable} events.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"shared", "ui"})
package io.muster.audit;
