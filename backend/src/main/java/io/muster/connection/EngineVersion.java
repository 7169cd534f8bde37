package io.muster.connection;

/**
 * What {@code GET /version} says.
 *
 * @param version the server's version; {@code ucp/x.y.z} on MKE
 * @param apiVersion the newest API version it speaks
 */
public record EngineVersion(String version, String apiVersion) {

  /** Whether MKE answers, rather than a plain engine. */
  public boolean isMke() {
    return version.startsWith("ucp/");
  }
}
