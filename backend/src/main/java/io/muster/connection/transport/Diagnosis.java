package io.muster.connection.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.muster.connection.Trouble;
import io.muster.connection.Trouble.Kind;
import io.muster.connection.reading.Garbled;
import io.muster.connection.reading.TooMany;
import io.muster.shared.AddressRefused;
import io.muster.shared.ResolvingTooSlow;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Says why no usable answer came, and what to do about it. */
final class Diagnosis {

  /** How the platform reports what the server said before it hung up. */
  private static final Pattern ALERT = Pattern.compile("\\(?([a-z_]+)\\)? ?.*");

  private final String where;

  /**
   * @param where host and port
   */
  Diagnosis(String where) {
    this.where = where;
  }

  Trouble of(Throwable failure, boolean deadlinePassed) {
    if (deadlinePassed) {
      return trouble(
          Kind.TIMEOUT, "did not answer in full before the deadline of the call: try again later.");
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<Trouble> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return trouble(Kind.CONNECTION_LOST, "closed the connection before it had answered.");
  }

  private Optional<Trouble> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case ServerRefused refused -> refused.trouble();
          case AddressRefused refused ->
              trouble(
                  Kind.ADDRESS_REFUSED,
                  "has the address "
                      + refused.getMessage()
                      + ", which the portal must not connect to: correct the endpoint.");
          case ResolvingTooSlow _ ->
              trouble(Kind.TIMEOUT, "could not be resolved in time: check the name service.");
          case UnknownHostException _ ->
              trouble(
                  Kind.NAME_NOT_FOUND,
                  "cannot be found by its name: check the endpoint and the portal's name service.");
          case BodyTooLong tooLong ->
              trouble(
                  Kind.TOO_LARGE,
                  "sent an answer longer than " + tooLong.getMessage() + ", which was cut off.");
          case TooMany tooMany ->
              trouble(
                  Kind.TOO_LARGE,
                  "sent an answer of more than " + tooMany.getMessage() + ", which was cut off.");
          case InterruptedIOException _ ->
              trouble(
                  Kind.TIMEOUT,
                  "did not answer in time: check that the cluster runs and the network lets the"
                      + " portal through.");
          case ConnectException _, NoRouteToHostException _ ->
              trouble(
                  Kind.CONNECTION_REFUSED,
                  "refuses connections: check host and port, and that the cluster runs.");
          case SSLException tls -> tls(tls);
          case ConnectionClosedException _, NoHttpResponseException _, SocketException _ -> lost();
          case ClientProtocolException _ -> notDocker();
          case Garbled garbled -> garbled(garbled.getMessage());
          case JacksonIOException _ -> null;
          case JacksonException _ -> garbled("it is no valid JSON");
          default -> null;
        });
  }

  private Trouble tls(SSLException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ServerRefused refused) {
        return refused.trouble();
      }
      if (cause instanceof EOFException || cause instanceof SocketException) {
        return lost();
      }
    }
    String message = Objects.toString(failure.getMessage(), "");
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return trouble(Kind.TLS_FAILED, "does not speak TLS: check the port.");
    }
    int alert = message.indexOf("fatal alert: ");
    if (alert < 0) {
      return trouble(Kind.TLS_FAILED, "broke off the TLS handshake: " + Shown.line(message));
    }
    Matcher name = ALERT.matcher(message.substring(alert + "fatal alert: ".length()));
    String word = name.matches() ? name.group(1) : "unknown";
    return switch (word) {
      case "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied",
          "certificate_required" ->
          trouble(
              Kind.UNAUTHORIZED,
              "refused the bundle's certificate in the TLS handshake ("
                  + word
                  + "): download a new bundle and upload it.");
      default ->
          trouble(
              Kind.TLS_FAILED,
              "broke off the TLS handshake ("
                  + Shown.line(word)
                  + "): check that it speaks TLS 1.2 or 1.3 and asks for a client certificate.");
    };
  }

  /** Whether an answer claims to be something else than JSON, or is encoded though not asked to. */
  boolean isForeign(Response response) {
    String encoding = response.getHeader("Content-Encoding");
    String type = response.getHeader("Content-Type");
    return (encoding != null && !encoding.equalsIgnoreCase("identity"))
        || (type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("text/html"));
  }

  Trouble notDocker() {
    return trouble(
        Kind.NOT_DOCKER,
        "answers, but not as a Docker API does: check that the endpoint is that of MKE or of a"
            + " Docker Engine.");
  }

  Trouble unauthorized(String message) {
    return trouble(
        Kind.UNAUTHORIZED,
        "does not accept the bundle (401"
            + (message.isEmpty() ? "" : ": " + message)
            + "): it was revoked, its account is gone, or the cluster's CA was rotated. Download a"
            + " new bundle and upload it.");
  }

  Trouble redirected(Response response) {
    return redirected(Objects.toString(response.getHeader("Location"), ""));
  }

  Trouble redirected(String location) {
    return trouble(
        Kind.REDIRECTED,
        "redirects to "
            + host(location)
            + ", which is not followed: set the endpoint to the Docker API itself.");
  }

  private Trouble lost() {
    return trouble(
        Kind.CONNECTION_LOST,
        "closed the connection before it had answered: try again; if it stays so, it may not accept"
            + " the bundle's certificate.");
  }

  private Trouble garbled(String why) {
    return trouble(Kind.GARBLED, "sent an answer that cannot be understood: " + why + ".");
  }

  private Trouble trouble(Kind kind, String predicate) {
    return new Trouble(kind, "The server at " + where + " " + predicate);
  }

  /** Only scheme, host and port: a location may carry a token. */
  private static String host(String location) {
    try {
      URI uri = URI.create(location);
      return uri.getHost() == null
          ? "another path"
          : Shown.line(
              uri.getScheme()
                  + "://"
                  + uri.getHost()
                  + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    } catch (IllegalArgumentException notAnAddress) {
      return "something that is no address";
    }
  }
}
