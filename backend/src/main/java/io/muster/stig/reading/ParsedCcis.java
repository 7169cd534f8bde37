package io.muster.stig.reading;

import java.util.List;

/**
 * DISA's list of control correlation identifiers.
 *
 * @param version as the list says it, often a day
 */
public record ParsedCcis(String version, List<Item> items) implements Parsed {

  /** One identifier with what it asks for. */
  public record Item(String cci, String status, String definition, List<Reference> references) {}

  /**
   * Where a document says it.
   *
   * @param title such as {@code NIST SP 800-53 Revision 5}
   * @param edition the edition's number, as the list has it
   * @param index such as {@code IA-2 (1) (a)}
   */
  public record Reference(String title, String edition, String index) {}
}
