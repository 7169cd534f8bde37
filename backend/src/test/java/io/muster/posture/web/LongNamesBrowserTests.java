package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;

import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

class LongNamesBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired AutowireCapableBeanFactory beans;

  @Test
  void aNameThatWasCutFitsEveryPageOnADeskAndOnATelephone() {
    try (HarborAtSea sea = new HarborAtSea(beans.createBean(HarborAtSea.Beans.class))) {
      sea.harbor.run(container("l".repeat(300)).on(HarborAtSea.WEB).pidHost());
      sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
      String scan = "/scans/" + sea.scan().id();
      Person otis = cast.otisTheOperator(sea.boundary.id());
      for (Look look : List.of(Look.WIDE, Look.NARROW)) {
        try (var somebody = visitor(look)) {
          somebody.signIn(otis);
          somebody.open(scan);
          somebody.judges("long-name-scan");
          somebody.open("/clusters/" + sea.cluster.id());
          somebody.judges("long-name-cluster");
          somebody.open("/findings?cluster=" + sea.cluster.id());
          somebody.judges("long-name-findings");
          somebody.page().locator("tbody th a:has-text('…')").click();
          somebody.judges("long-name-finding");
        }
      }
    }
  }
}
