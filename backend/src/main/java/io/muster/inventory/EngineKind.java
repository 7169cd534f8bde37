package io.muster.inventory;

/** What answers behind an endpoint. */
public enum EngineKind {
  /** Mirantis Kubernetes Engine: one API for all nodes. */
  MKE,
  /** A plain Docker Engine: it lists only its own containers. */
  ENGINE
}
