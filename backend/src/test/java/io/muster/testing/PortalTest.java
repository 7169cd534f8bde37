package io.muster.testing;

import io.muster.scans.ScansByHand;
import io.muster.testing.certificates.Cards;
import io.muster.testing.certificates.CertificateSite;
import io.muster.testing.oidc.ProviderOfTheTests;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole portal on a real PostgreSQL, with MockMvc. The context and its database
 * are shared by all such tests, so each makes what it needs (a boundary of its own, say) and counts
 * nothing it did not make. It listens on a port too, so that browser tests share the context. None
 * runs over midnight.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "muster.admin.username=first-administrator",
      "muster.admin.password=only in a test's database",
      // All tests come from one address.
      "muster.limits.sign-in-address=5000 at once, then one every 1ms",
      "muster.limits.upload-address=5000 at once, then one every 1ms"
    })
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ExtendWith(NotOverMidnight.class)
@ContextConfiguration(initializers = CertificateSite.class)
@Import({
  PostgreSql.class,
  Fleet.class,
  Audited.class,
  Cards.class,
  BusyBoundary.class,
  PeopleConfiguration.class,
  Requests.class,
  ScansByHand.class,
  ProviderOfTheTests.class
})
public @interface PortalTest {}
