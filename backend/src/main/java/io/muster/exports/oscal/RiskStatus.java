package io.muster.exports.oscal;

import io.muster.exports.PoamFinding;
import io.muster.exports.PoamItem;

/** How a risk stands, in OSCAL's words. */
enum RiskStatus {
  OPEN("open"),
  REMEDIATING("remediating"),
  DEVIATION_REQUESTED("deviation-requested"),
  DEVIATION_APPROVED("deviation-approved"),
  CLOSED("closed");

  private final String word;

  RiskStatus(String word) {
    this.word = word;
  }

  /** A finding's: an exception in force is a deviation, one that waits for a decision a request. */
  static RiskStatus of(PoamFinding finding) {
    return switch (finding.stand()) {
      case DOCUMENTED, ACCEPTED -> DEVIATION_APPROVED;
      case UNADDRESSED -> finding.requested().isEmpty() ? OPEN : DEVIATION_REQUESTED;
    };
  }

  /** A plan's: closed when nothing is open; mended as soon as somebody wrote how. */
  static RiskStatus of(PoamItem item) {
    if (item.over()) {
      return CLOSED;
    }
    if (item.open().unaddressed() == 0) {
      return DEVIATION_APPROVED;
    }
    return item.plan().latest() == null ? OPEN : REMEDIATING;
  }

  /** The word in a file. */
  String word() {
    return word;
  }
}
