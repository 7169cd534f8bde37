/** What every module may use: ids, the one clock, and how our throwables speak to people. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Shared kernel",
    allowedDependencies = {})
package io.muster.shared;
