package io.muster.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/** What this instance of the portal is called among others: its host and its process. */
@Component
public class InstanceName {

  private final String text = host() + "/" + ProcessHandle.current().pid();

  /** The name, {@code host/pid}. */
  public String text() {
    return text;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
