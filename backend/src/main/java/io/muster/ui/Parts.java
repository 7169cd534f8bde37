package io.muster.ui;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parts of a page that htmx may ask for alone, by the ids of their elements. When the request
 * comes from htmx and its target is one of them, only that element of the page's template is
 * rendered; every other request, the Back button's too, gets the whole page.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Parts {

  /** The element ids, as they stand in the template. */
  String[] value();
}
