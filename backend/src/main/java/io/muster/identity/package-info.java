/** People, roles, grants per boundary, sign-in, and API tokens. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Identity",
    allowedDependencies = {"shared", "ui", "audit", "limits"})
package io.muster.identity;
