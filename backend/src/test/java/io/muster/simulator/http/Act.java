package io.muster.simulator.http;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/** What the server does with a request: answer it, or one of the things that go wrong. */
public sealed interface Act {

  /** Answers, as one should. */
  record Answer(Reply reply) implements Act {}

  /** Answers after a while. */
  record Late(Reply reply, Duration delay) implements Act {}

  /** Answers a byte at a time, so that no read ever times out. */
  record Drip(Reply reply, Duration perByte) implements Act {}

  /** Never answers, and keeps the connection open. */
  record Hang() implements Act {}

  /** Cuts the connection with a TCP reset. */
  record Reset() implements Act {}

  /** Sends the head and a part of the body, then ends the connection. */
  record CutShort(Reply reply, int bytes) implements Act {}

  /** Sends the client elsewhere, to plain http for example. */
  record Redirect(int status, URI to) implements Act {}

  /**
   * A JSON array that goes on and on.
   *
   * @param bytes how long the body is
   * @param announced whether the head says so, else it comes in chunks
   */
  record Flood(long bytes, boolean announced) implements Act {}

  /** Bytes that are no HTTP. */
  record Garbage(byte[] bytes) implements Act {}

  /**
   * A stream of JSON documents, a line each, until the connection ends.
   *
   * @param left told when it has ended
   */
  record Stream(BlockingQueue<String> lines, Runnable left) implements Act {}
}
