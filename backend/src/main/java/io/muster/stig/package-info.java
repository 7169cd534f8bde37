/**
 * STIG benchmarks as DISA publishes them: releases are imported whole and kept side by side;
 * history hangs on the V-ID, never on the Rule ID. The text is the publisher's and comes from
 * imported files only. (The package {@code io.muster.benchmark} of the tests measures speed, hence
 * this one's name.)
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "STIG benchmarks",
    allowedDependencies = {"shared", "ui", "audit", "identity"})
package io.muster.stig;
