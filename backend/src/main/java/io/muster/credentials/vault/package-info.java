/** The single, audited door to a stored key or password. Only the connection module may use it. */
@org.springframework.modulith.NamedInterface("vault")
package io.muster.credentials.vault;
