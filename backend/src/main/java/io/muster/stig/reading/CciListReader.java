package io.muster.stig.reading;

import io.muster.stig.reading.ParsedCcis.Item;
import io.muster.stig.reading.ParsedCcis.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads DISA's list of control correlation identifiers, {@code U_CCI_List.xml}. */
final class CciListReader {

  private CciListReader() {}

  static ParsedCcis read(Element list) {
    Set<String> seen = new HashSet<>();
    List<Item> items =
        list.first("cci_items").stream()
            .flatMap(i -> i.all("cci_item"))
            .map(i -> item(i, seen))
            .toList();
    if (items.isEmpty()) {
      throw StigRefused.because("The list has no control correlation identifiers.");
    }
    String version = list.first("metadata").map(m -> m.textOf("version")).orElse("").strip();
    if (version.isEmpty() || version.length() > 50) {
      throw StigRefused.because("The list of CCIs does not say its version.");
    }
    return new ParsedCcis(version, items);
  }

  private static Item item(Element item, Set<String> seen) {
    String cci = item.attribute("id").strip();
    if (!cci.matches("CCI-[0-9]{6}")) {
      throw StigRefused.because("The list names “%s”, which is no CCI.", cci);
    }
    if (!seen.add(cci)) {
      throw StigRefused.because("The list has %s twice.", cci);
    }
    List<Reference> references =
        item.first("references").stream()
            .flatMap(r -> r.all("reference"))
            .map(
                r ->
                    new Reference(
                        r.attribute("title").strip(),
                        r.attribute("version").strip(),
                        r.attribute("index").strip()))
            .distinct()
            .toList();
    return new Item(
        cci, item.textOf("status").strip(), item.textOf("definition").strip(), references);
  }
}
