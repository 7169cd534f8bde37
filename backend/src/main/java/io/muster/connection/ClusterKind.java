package io.muster.connection;

/** What answers at a cluster's endpoint. */
public enum ClusterKind {
  MKE("MKE"),
  ENGINE("a Docker Engine without MKE");

  private final String title;

  ClusterKind(String title) {
    this.title = title;
  }

  /** The kind in words. */
  public String title() {
    return title;
  }
}
