package io.muster.ui;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Who is at the other end of the connection. Where a named proxy speaks for somebody, the request
 * says that it comes from them; this is the proxy still.
 */
public final class Peer {

  private static final String ATTRIBUTE = Peer.class.getName();

  private Peer() {}

  /** The peer's address; empty where the container did not note it. */
  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
  }

  /** Notes it, ahead of what says otherwise. */
  static final class Noted extends ValveBase {

    Noted() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      request.setAttribute(ATTRIBUTE, request.getPeerAddr());
      getNext().invoke(request, response);
    }
  }
}
