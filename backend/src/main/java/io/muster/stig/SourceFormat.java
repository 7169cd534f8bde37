package io.muster.stig;

/** In which format a release came. */
public enum SourceFormat {
  XCCDF,
  CKL,
  CKLB
}
