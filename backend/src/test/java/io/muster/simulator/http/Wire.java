package io.muster.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Performs an act on a connection.
 *
 * @param out through TLS
 * @param plain the TCP connection beneath
 */
record Wire(OutputStream out, Socket plain) {

  private static final int BLOCK = 64 * 1024;
  private static final int LOOK_MILLISECONDS = 100;

  /** Returns whether the connection can serve another request. */
  boolean perform(Act act, boolean withBody) throws IOException, InterruptedException {
    return switch (act) {
      case Act.Answer(Reply reply) -> send(reply.bytes(withBody));
      case Act.Late(Reply reply, Duration delay) -> {
        Thread.sleep(delay);
        yield send(reply.bytes(withBody));
      }
      case Act.Drip(Reply reply, Duration perByte) -> {
        for (byte one : reply.bytes(withBody)) {
          send(new byte[] {one});
          Thread.sleep(perByte);
        }
        yield true;
      }
      case Act.Hang() -> {
        Thread.sleep(Duration.ofDays(1));
        yield false;
      }
      case Act.Reset() -> {
        plain.setSoLinger(true, 0);
        plain.close();
        yield false;
      }
      case Act.CutShort(Reply reply, int bytes) -> {
        byte[] whole = reply.bytes(true);
        send(Arrays.copyOf(whole, Math.max(0, whole.length - reply.body().length + bytes)));
        yield false;
      }
      case Act.Redirect(int status, java.net.URI to) ->
          send(Reply.text(status, "").with("Location", to.toString()).bytes(true));
      case Act.Flood flood -> flood(flood);
      case Act.Garbage(byte[] bytes) -> {
        send(bytes);
        yield false;
      }
      case Act.Stream stream -> stream(stream);
    };
  }

  private boolean send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return true;
  }

  private boolean flood(Act.Flood flood) throws IOException {
    byte[] spaces = new byte[BLOCK];
    Arrays.fill(spaces, (byte) ' ');
    spaces[0] = '[';
    head(flood.announced() ? "Content-Length: " + flood.bytes() : "Transfer-Encoding: chunked");
    for (long left = flood.bytes(); left > 0; left -= BLOCK) {
      int size = (int) Math.min(left, BLOCK);
      if (left <= BLOCK) {
        spaces[size - 1] = ']';
      }
      if (!flood.announced()) {
        out.write((Integer.toHexString(size) + "\r\n").getBytes(US_ASCII));
      }
      out.write(spaces, 0, size);
      if (!flood.announced()) {
        out.write("\r\n".getBytes(US_ASCII));
      }
      spaces[0] = ' ';
    }
    return send((flood.announced() ? "" : "0\r\n\r\n").getBytes(US_ASCII));
  }

  private boolean stream(Act.Stream stream) throws IOException, InterruptedException {
    try {
      head("Transfer-Encoding: chunked");
      out.flush();
      plain.setSoTimeout(1);
      while (!hasLeft()) {
        String line = stream.lines().poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
        if (line != null) {
          byte[] bytes = (line + "\n").getBytes(UTF_8);
          out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(US_ASCII));
          out.write(bytes);
          send("\r\n".getBytes(US_ASCII));
        }
      }
      return false;
    } finally {
      stream.left().run();
    }
  }

  /** Who listens says nothing, until it leaves. */
  private boolean hasLeft() throws IOException {
    try {
      plain.getInputStream().read();
      return true;
    } catch (SocketTimeoutException stillThere) {
      return false;
    }
  }

  private void head(String length) throws IOException {
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n")
            .getBytes(US_ASCII));
  }
}
