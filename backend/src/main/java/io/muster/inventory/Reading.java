package io.muster.inventory;

/** What is known of a container that a list shows. */
public sealed interface Reading {

  /**
   * Its facts are known.
   *
   * @param facts the facts
   * @param carriedOver whether they were read by an earlier scan, rather than by this one
   */
  record Known(ContainerFacts facts, boolean carriedOver) implements Reading {}

  /**
   * It could not be read.
   *
   * @param because what the cluster answered, in words
   */
  record Unread(String because) implements Reading {}
}
