package io.muster.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port at which nobody listens, and nobody else can begin to, until this is closed. */
public final class ClosedPort implements AutoCloseable {

  private final Socket bound = new Socket();

  /** Any port of the loopback address. */
  public ClosedPort() throws IOException {
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Its number. */
  public int number() {
    return bound.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    bound.close();
  }
}
