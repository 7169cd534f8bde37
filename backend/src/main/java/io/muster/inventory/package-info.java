/** What is there: frozen facts of nodes and containers, free of client types. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Inventory",
    allowedDependencies = {"shared", "ui", "audit", "identity", "clusters", "connection"})
package io.muster.inventory;
