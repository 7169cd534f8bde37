package io.muster.identity;

import java.net.InetAddress;

/** Which addresses the portal connects to for nobody, whatever name they were found under. */
public interface RefusedAddresses {

  /** Whether it is one. */
  boolean refuses(InetAddress address);
}
