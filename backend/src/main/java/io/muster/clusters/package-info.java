/** Authorization boundaries and the clusters in them, with labels and endpoints, each dated. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Clusters",
    allowedDependencies = {"shared", "ui", "audit", "identity"})
package io.muster.clusters;
