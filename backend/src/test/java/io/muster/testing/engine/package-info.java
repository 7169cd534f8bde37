/** A real Docker Engine behind mutual TLS, with real containers, and the STIG's own shell loop. */
package io.muster.testing.engine;
