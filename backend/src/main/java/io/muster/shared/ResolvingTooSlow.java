package io.muster.shared;

import java.net.UnknownHostException;

/** The name server did not answer in time. */
public final class ResolvingTooSlow extends UnknownHostException {

  private static final long serialVersionUID = 1L;
}
