package io.muster.ui;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What stands in front of the application, in the container: it sees every request there is. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> guardedContainer(
      NamedProxies proxies, Listening listening, ServerProperties server, Environment settings) {
    listening.check(server, proxies);
    refuseToBelieveAnybody(settings.getProperty("server.forward-headers-strategy", "none"));
    return factory -> {
      factory.addEngineValves(new Peer.Noted());
      if (!proxies.none()) {
        factory.addEngineValves(believing(proxies));
      }
      factory.addEngineValves(new ProtectedAnswers());
    };
  }

  /** The host is never taken from a header: nothing that the portal writes needs to know it. */
  private static RemoteIpValve believing(NamedProxies proxies) {
    RemoteIpValve valve = new RemoteIpValve();
    valve.setInternalProxies(proxies.pattern());
    valve.setRemoteIpHeader("X-Forwarded-For");
    valve.setProtocolHeader("X-Forwarded-Proto");
    return valve;
  }

  /** The framework's own ways believe every sender, or every one in a private network. */
  private static void refuseToBelieveAnybody(String strategy) {
    if (!strategy.equalsIgnoreCase("none")) {
      throw new IllegalStateException(
          "server.forward-headers-strategy=%s would believe senders that nobody named. Leave it out, and name the proxies in muster.web.proxies."
              .formatted(strategy));
    }
  }
}
