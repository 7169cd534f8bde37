package io.muster.shared;

import java.net.UnknownHostException;

/** A name leads to an address that the portal must not connect to. */
public final class AddressRefused extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  AddressRefused(String address) {
    super(address);
  }
}
