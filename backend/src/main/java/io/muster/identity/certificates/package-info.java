/**
 * Judges client certificates: whether they lead to an authority that the settings trust, are valid
 * and not revoked, and what they say of their holder; and takes them at a port of its own or from a
 * proxy that is named. Whose account that is, is not known here.
 */
package io.muster.identity.certificates;
