package io.muster.connection;

/** What answers at a cluster's endpoint. */
public enum ClusterKind {
  /** Mirantis Kubernetes Engine: one API for all nodes. */
  MKE("MKE"),
  /** A plain Docker Engine: it lists only its own containers. */
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
