package io.muster.clusters;

import io.muster.identity.RefusedAddresses;
import java.net.InetAddress;
import org.springframework.stereotype.Component;

/** What no line to a cluster may lead to, no other line of the portal's leads to either. */
@Component
class NowhereForAnybody implements RefusedAddresses {

  @Override
  public boolean refuses(InetAddress address) {
    return EndpointRule.refusesAddress(address);
  }
}
