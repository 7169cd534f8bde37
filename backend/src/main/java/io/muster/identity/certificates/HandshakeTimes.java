package io.muster.identity.certificates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSession;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.jsse.JSSEImplementation;
import org.apache.tomcat.util.net.jsse.JSSESupport;

/**
 * Tells, besides what the container tells of a request's TLS session, when the handshake was in
 * which the other side proved to have its key. A session that is taken up again on another
 * connection keeps the instant of its first one: nothing is proved anew then.
 *
 * <p>The container makes it by its name.
 */
public final class HandshakeTimes extends JSSEImplementation {

  /** What the container hands to requests. */
  static final class Timed extends JSSESupport {

    private final Instant handshake;

    Timed(SSLSession session, Map<String, List<String>> more) {
      super(session, more);
      handshake = Instant.ofEpochMilli(session.getCreationTime());
    }

    Instant handshake() {
      return handshake;
    }
  }

  @Override
  public SSLSupport getSSLSupport(SSLSession session, Map<String, List<String>> more) {
    return new Timed(session, more);
  }
}
