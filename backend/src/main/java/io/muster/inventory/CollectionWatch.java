package io.muster.inventory;

/** What a collection tells, and asks, while it goes on. Called from several threads. */
public interface CollectionWatch {

  /** So many of so many containers were inspected. */
  void inspected(int done, int of);

  /**
   * Asked before every call to the cluster.
   *
   * @return whether to go on
   */
  boolean goOn();
}
