package io.muster.testing.browser;

import io.muster.testing.oidc.Keycloak;
import io.muster.testing.oidc.UsesKeycloak;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Tests with a browser come first. All share one database, and what other tests leave in it makes
 * lists and choices so long that looking at every element of a page takes minutes. Those of them
 * that use Keycloak come last, since it takes half a minute to start and does so meanwhile. Beyond
 * that {@link Order} counts, for those that leave what others would meet.
 */
public final class BrowserTestsFirst implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    if (context.getClassDescriptors().stream().anyMatch(BrowserTestsFirst::usesKeycloak)) {
      Keycloak.beginAhead();
    }
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing(
                    (ClassDescriptor c) -> !BrowserTest.class.isAssignableFrom(c.getTestClass()))
                .thenComparing(BrowserTestsFirst::usesKeycloak)
                .thenComparing(BrowserTestsFirst::order));
  }

  private static int order(ClassDescriptor tests) {
    return tests.findAnnotation(Order.class).map(Order::value).orElse(0);
  }

  private static boolean usesKeycloak(ClassDescriptor tests) {
    return tests.isAnnotated(UsesKeycloak.class);
  }
}
