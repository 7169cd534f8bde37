package io.muster.connection.transport;

import java.net.UnknownHostException;

/** The endpoint's name leads to an address that the portal must not connect to. */
final class AddressRefused extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  AddressRefused(String address) {
    super(address);
  }
}
