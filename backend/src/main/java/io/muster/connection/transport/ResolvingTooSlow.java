package io.muster.connection.transport;

import java.net.UnknownHostException;

/** The name server did not answer in time. */
final class ResolvingTooSlow extends UnknownHostException {

  private static final long serialVersionUID = 1L;
}
