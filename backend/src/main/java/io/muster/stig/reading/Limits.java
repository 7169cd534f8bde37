package io.muster.stig.reading;

/** What a file may hold at most. The largest STIGs published stay under a tenth of each. */
final class Limits {

  /** Bytes of one document: XCCDF, CKL, CKLB or the list of CCIs. */
  static final int DOCUMENT = 20 << 20;

  /** Bytes that an archive may unpack to, archives in it included. */
  static final int UNPACKED = 50 << 20;

  static final int ENTRIES = 500;
  static final int HIGHEST_RATIO = 200;

  /** Below this many bytes a high ratio hurts nobody. */
  static final int RATIO_MATTERS_FROM = 1 << 20;

  static final int ARCHIVES_IN_ARCHIVES = 2;
  static final int DEPTH = 40;
  static final int ELEMENTS = 1_000_000;

  /** Characters of one text. */
  static final int TEXT = 200_000;

  static final int RULES = 5_000;

  private Limits() {}
}
