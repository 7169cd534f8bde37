/**
 * How bytes come from a cluster: mutual TLS, deadlines, bounds, and the diagnosis when none come.
 */
@org.jspecify.annotations.NullMarked
package io.muster.connection.transport;
