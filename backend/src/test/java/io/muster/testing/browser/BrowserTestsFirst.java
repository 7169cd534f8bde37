package io.muster.testing.browser;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Tests with a browser come first. All share one database, and what other tests leave in it makes
 * lists and choices so long that looking at every element of a page takes minutes.
 */
public final class BrowserTestsFirst implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing(
                (ClassDescriptor c) -> !BrowserTest.class.isAssignableFrom(c.getTestClass())));
  }
}
