package io.muster.connection.transport;

import io.muster.connection.reading.Garbled;
import io.muster.connection.reading.Json;
import io.muster.connection.reading.TooMany;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;

/** What a server says beside an error status: {@code {"message": "…"}}. */
final class ErrorMessage {

  private static final int BYTES = 8192;
  private static final int ITEMS = 100;

  private ErrorMessage() {}

  /** The message as one line, or empty if there is none to be read. */
  static String of(InputStream body) {
    try {
      // the end must be reached for the connection to be used again; what is longer is cut off
      byte[] start = body.readNBytes(BYTES);
      if (start.length == BYTES) {
        return "";
      }
      String[] message = {""};
      Json.document(
          new java.io.ByteArrayInputStream(start),
          ITEMS,
          json -> {
            json.object(
                field -> {
                  if (field.equals("message")) {
                    message[0] = json.text();
                  } else {
                    json.skip();
                  }
                });
            return message[0];
          });
      return Shown.line(message[0]);
    } catch (JacksonException | Garbled | TooMany unreadable) {
      return "";
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }
}
