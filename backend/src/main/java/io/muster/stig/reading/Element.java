package io.muster.stig.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of an XML document, without its namespace.
 *
 * @param text what stands directly in it, all of it together
 */
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  Stream<Element> all(String child) {
    return children.stream().filter(c -> c.name.equals(child));
  }

  Optional<Element> first(String child) {
    return all(child).findFirst();
  }

  /** The text of the first child of that name; empty if there is none. */
  String textOf(String child) {
    return first(child).map(Element::text).orElse("");
  }
}
