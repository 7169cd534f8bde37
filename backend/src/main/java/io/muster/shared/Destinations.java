package io.muster.shared;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the portal may connect to when somebody typed where: the one rule for endpoints of clusters
 * and of sign-in services. What {@link NeverReached} names is refused always; beyond that
 * everything is allowed, unless a list says what alone is. Connect only to what {@link
 * GuardedLookup} answers.
 *
 * @param allowed names such as {@code mke.example.mil}, {@code *.example.mil} for all below one,
 *     addresses and ranges of them such as {@code 10.1.0.0/16}; empty if all are
 */
@ConfigurationProperties("muster.endpoints")
public record Destinations(@DefaultValue List<String> allowed) implements AddressRule {

  private static final Pattern NAME =
      Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  /** Digits and dots alone are an address that was mistyped. */
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]*");

  public Destinations {
    allowed = allowed.stream().map(Destinations::checked).toList();
  }

  @Override
  public boolean refuses(String host, InetAddress address) {
    return NeverReached.is(host)
        || NeverReached.is(address)
        || !(allowed.isEmpty()
            || allowsName(host)
            || networks().stream().anyMatch(n -> n.contains(address)));
  }

  /**
   * Whether the list rules the host out already, before it is known what its name leads to: for an
   * answer to who types it. What counts is {@link #refuses} at each connection.
   */
  public boolean rulesOut(String host) {
    if (allowed.isEmpty() || allowsName(host)) {
      return false;
    }
    Optional<Network> literal = Network.read(host.replaceAll("^\\[|]$", ""));
    return literal.isPresent() ? refuses(host, literal.get().address()) : networks().isEmpty();
  }

  private boolean allowsName(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return allowed.stream()
        .anyMatch(a -> a.startsWith("*.") ? name.endsWith(a.substring(1)) : a.equals(name));
  }

  private List<Network> networks() {
    return allowed.stream().flatMap(a -> Network.read(a).stream()).toList();
  }

  private static String checked(String entry) {
    String said = entry.strip().toLowerCase(Locale.ROOT);
    boolean name = NAME.matcher(said).matches() && !NUMBERS.matcher(said).matches();
    if (!name && Network.read(said).isEmpty()) {
      throw new IllegalArgumentException(
          "muster.endpoints.allowed: '%s' is neither a name, such as mke.example.mil or *.example.mil, nor an address or a range, such as 10.1.0.0/16."
              .formatted(entry));
    }
    return said;
  }
}
