package io.muster.simulator.http;

/** Answers requests, from many threads at once. */
@FunctionalInterface
public interface Handler {

  /** What is done with the request. */
  Act answer(Request request);
}
