/** Layout data, error pages, paging, headers: what every page shares and no page owns. */
@org.springframework.modulith.ApplicationModule(
    displayName = "User interface frame",
    allowedDependencies = {"shared"})
package io.muster.ui;
