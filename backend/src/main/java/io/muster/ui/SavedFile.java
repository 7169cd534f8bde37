package io.muster.ui;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Bytes that the browser saves rather than shows; nothing is said of their encoding. */
public final class SavedFile {

  private SavedFile() {}

  /** Sends the heads; the bytes follow. */
  public static void begin(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name.replaceAll("[^A-Za-z0-9._-]", "_"))
            .build()
            .toString());
  }
}
