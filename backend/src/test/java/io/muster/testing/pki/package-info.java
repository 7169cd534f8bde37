/**
 * Certificates, keys and client bundles made on the spot, so that no private key is ever committed.
 */
package io.muster.testing.pki;
