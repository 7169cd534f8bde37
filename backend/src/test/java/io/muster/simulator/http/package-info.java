/**
 * A small HTTPS server that can also misbehave on the wire, as real servers and middle boxes do:
 * which is why it is not the one of the JDK.
 */
package io.muster.simulator.http;
