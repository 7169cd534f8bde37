package io.muster.credentials;

/**
 * Whether a bundle seems to be an administrator's: only then does its cluster show everything. A
 * hint from the bundle's own text and issuer, no proof.
 */
public enum AdminHint {
  YES,
  NO,
  UNKNOWN
}
