package io.muster.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A text that the browser saves rather than shows. */
public final class TextFile {

  private TextFile() {}

  /** Sends the heads; the text follows. */
  public static void begin(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name.replaceAll("[^A-Za-z0-9._-]", "_"))
            .build()
            .toString());
  }
}
