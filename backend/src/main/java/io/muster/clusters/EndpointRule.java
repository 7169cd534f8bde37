package io.muster.clusters;

import io.muster.shared.NeverReached;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line to a cluster may lead: to a Docker API behind TLS, and never to the link-local
 * addresses at which clouds hand out credentials. This reads texts; what a name resolves to is
 * checked by {@link io.muster.shared.Destinations} when the line is opened.
 */
public final class EndpointRule {

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(https|tcp)://(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(?::([0-9]{1,5}))?/?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  private EndpointRule() {}

  /**
   * Reads an endpoint as people and bundles write it: {@code https://host}, {@code
   * https://host:port} or {@code tcp://host:port}.
   *
   * @return {@code https://host:port}, the host in lower case and the port always said
   * @throws RefusedEndpoint with a sentence that says what is wrong with it
   */
  public static URI read(String text) {
    String typed = text.strip();
    Matcher parts = ADDRESS.matcher(typed);
    if (!parts.matches()) {
      throw new RefusedEndpoint(whyNotAnAddress(typed.toLowerCase(Locale.ROOT)));
    }
    String port = parts.group(3);
    if (port == null && parts.group(1).equalsIgnoreCase("tcp")) {
      throw new RefusedEndpoint("The endpoint needs a port, such as tcp://host:443.");
    }
    int number = port == null ? 443 : Integer.parseInt(port);
    if (number < 1 || number > 65535) {
      throw new RefusedEndpoint("The endpoint's port must be between 1 and 65535.");
    }
    return URI.create("https://" + host(parts.group(2).toLowerCase(Locale.ROOT)) + ":" + number);
  }

  private static String host(String written) {
    if (written.startsWith("[")) {
      return literal(written.substring(1, written.length() - 1), written);
    }
    String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    if (NUMBER.matcher(name).matches()) {
      if (!HostForms.isIpv4(name)) {
        throw new RefusedEndpoint(
            "Write the endpoint's IPv4 address as four decimal numbers, such as 192.0.2.10.");
      }
      return literal(name, name);
    }
    if (name.length() > 253 || !NAME.matcher(name).matches()) {
      throw new RefusedEndpoint("The endpoint's host is not a valid name.");
    }
    if (NeverReached.is(name)) {
      throw new RefusedEndpoint(
          "The endpoint is a cloud's metadata service, not a Docker API; it is refused.");
    }
    return name;
  }

  private static String literal(String address, String written) {
    InetAddress parsed;
    try {
      parsed = InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException notAnAddress) {
      throw new RefusedEndpoint("The endpoint's host is not a valid address.");
    }
    if (NeverReached.is(parsed)) {
      throw new RefusedEndpoint(
          "The endpoint is a link-local, metadata or group address, not a Docker API; it is"
              + " refused.");
    }
    return written;
  }

  private static String whyNotAnAddress(String typed) {
    if (typed.startsWith("http://")) {
      return "The endpoint must use https; plain http is refused.";
    }
    if (!typed.startsWith("https://") && !typed.startsWith("tcp://")) {
      return "The endpoint must begin with https:// (or tcp://), such as"
          + " https://mke.example.mil:443.";
    }
    if (typed.contains("@")) {
      return "The endpoint must not hold a user name or password.";
    }
    if (typed.contains("%")) {
      return "The endpoint must not hold a zone or an encoded character (%).";
    }
    return "The endpoint must be host and port only, without path or query, such as"
        + " https://mke.example.mil:443.";
  }
}
