package io.muster.exports;

import io.muster.ui.SavedFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A file that is made while it is written; whatever speaks against it was checked before. */
public record ReportFile(String name, String mediaType, FleetChecklists.Export content) {

  /** Sends it, to be saved. */
  public void send(HttpServletResponse response) throws IOException {
    SavedFile.begin(response, mediaType, name);
    content.write(response.getOutputStream());
  }
}
