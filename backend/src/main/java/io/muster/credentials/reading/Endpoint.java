package io.muster.credentials.reading;

import io.muster.clusters.EndpointRule;
import io.muster.clusters.RefusedEndpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Brings an endpoint into the one form that is used, and refuses what none may be. */
final class Endpoint {

  /** Docker's own default for TLS without a port. */
  private static final int DOCKER_TLS = 2376;

  private static final int HTTPS = 443;

  private Endpoint() {}

  static URI docker(String text, String where) {
    return parse(text, where, text.startsWith("tcp:") ? DOCKER_TLS : HTTPS);
  }

  static URI kubernetes(String text, String where) {
    return parse(text, where, HTTPS);
  }

  private static URI parse(String text, String where, int defaultPort) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http:")) {
      throw new BundleRefused(Refusal.ENDPOINT_HTTP, where);
    }
    URI said;
    try {
      said = new URI(lower.contains("://") ? text : "tcp://" + text).parseServerAuthority();
    } catch (URISyntaxException malformed) {
      throw malformed(where);
    }
    String scheme = said.getScheme().toLowerCase(Locale.ROOT);
    boolean bare = said.getRawPath().isEmpty() || said.getRawPath().equals("/");
    boolean plain =
        bare
            && said.getRawUserInfo() == null
            && said.getRawQuery() == null
            && said.getRawFragment() == null;
    if (!Set.of("tcp", "https").contains(scheme) || said.getHost() == null || !plain) {
      throw malformed(where);
    }
    int port = said.getPort() == -1 ? defaultPort : said.getPort();
    if (port < 1 || port > 65_535) {
      throw malformed(where);
    }
    String host = said.getHost().toLowerCase(Locale.ROOT);
    try {
      return EndpointRule.read("https://" + host + ":" + port);
    } catch (RefusedEndpoint refused) {
      throw new BundleRefused(Refusal.ENDPOINT_ADDRESS, where);
    }
  }

  private static BundleRefused malformed(String where) {
    return new BundleRefused(Refusal.ENDPOINT_MALFORMED, where);
  }
}
