package io.muster.ui;

/** Whether the portal speaks plain http where others than this machine hear it. */
enum PlainHttp {
  /** It does not start. */
  REFUSED,
  /** It does: whoever runs it sees to it that nothing but a TLS proxy reaches the port. */
  ALLOWED
}
