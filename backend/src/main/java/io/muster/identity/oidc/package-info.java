/** Sign-in at an OpenID provider: settings, discovery, the exchange, and what its claims say. */
@org.jspecify.annotations.NullMarked
package io.muster.identity.oidc;
