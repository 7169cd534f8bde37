/**
 * The demo: the portal with three simulated clusters over real mutual TLS, in a home of its own.
 * Test code, so no packaged portal holds it.
 */
package io.muster.demo;
