/**
 * Pure functions: inventory and remembered facts in, raw verdicts out. No Spring, no clock, no SQL.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Evaluation",
    allowedDependencies = {"shared", "inventory"})
package io.muster.evaluation;
