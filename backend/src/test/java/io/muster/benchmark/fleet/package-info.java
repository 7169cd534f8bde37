/**
 * A fleet of simulated clusters that costs next to nothing to serve, so that a benchmark of the
 * portal measures the portal. Every cluster is the simulator's cluster with ids of its own.
 */
package io.muster.benchmark.fleet;
