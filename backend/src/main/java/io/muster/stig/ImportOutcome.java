package io.muster.stig;

/** What an import led to. */
public sealed interface ImportOutcome {

  /**
   * A release is stored.
   *
   * @param before whether the same document had been imported before, so that nothing was done
   */
  record Stored(Release release, boolean before) implements ImportOutcome {}

  /**
   * A list of CCIs is stored.
   *
   * @param before whether it had been imported before, so that nothing was done
   */
  record Ccis(CciList list, boolean before) implements ImportOutcome {}
}
