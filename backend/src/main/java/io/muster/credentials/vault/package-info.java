/** The single, audited door to a stored key. Only the connection module may use it. */
@org.springframework.modulith.NamedInterface("vault")
package io.muster.credentials.vault;
