package io.muster.simulator;

import io.muster.simulator.http.Act;
import io.muster.simulator.http.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What goes wrong with an answer. */
@FunctionalInterface
public interface Fault {

  /** What happens instead of the right act. */
  Act instead(Act right);

  /** Another status, with a message as Docker words it. */
  static Fault status(int status, String message) {
    return right -> new Act.Answer(Reply.error(status, message));
  }

  /** Another body under status 200. */
  static Fault body(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return right -> new Act.Answer(Reply.of(200, "application/json", bytes));
  }

  /** The right answer, but after a while. */
  static Fault slow(Duration delay) {
    return right -> new Act.Late(reply(right), delay);
  }

  /** The right answer, byte by byte. */
  static Fault drip(Duration perByte) {
    return right -> new Act.Drip(reply(right), perByte);
  }

  /** No answer, ever. */
  static Fault hang() {
    return right -> new Act.Hang();
  }

  /** A TCP reset. */
  static Fault reset() {
    return right -> new Act.Reset();
  }

  /** The beginning of the right answer, then the end of the connection. */
  static Fault cutShort(int bytes) {
    return right -> new Act.CutShort(reply(right), bytes);
  }

  /** A redirect (307) to the place. */
  static Fault redirect(URI to) {
    return right -> new Act.Redirect(307, to);
  }

  /** A body of so many bytes, whose length the head tells. */
  static Fault flood(long bytes) {
    return right -> new Act.Flood(bytes, true);
  }

  /** A body of so many bytes in chunks, so that nobody knows how long it will be. */
  static Fault endless(long bytes) {
    return right -> new Act.Flood(bytes, false);
  }

  /** Bytes that are no HTTP. */
  static Fault garbage() {
    return right -> new Act.Garbage("SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** A page of HTML, as a sign-in page of a middle box answers. */
  static Fault html() {
    byte[] page = "<!doctype html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8);
    return right -> new Act.Answer(Reply.of(200, "text/html", page));
  }

  private static Reply reply(Act right) {
    return right instanceof Act.Answer(Reply reply) ? reply : Reply.text(200, "");
  }
}
