package io.muster.ui;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** An answer that is kept until it is whole if it is a page. */
class WholePage extends HttpServletResponseWrapper {

  private @Nullable KeptText kept;
  private @Nullable PrintWriter writer;

  WholePage(HttpServletResponse response) {
    super(response);
  }

  /** Called when it turns out that it is not kept. */
  void isNoPage() {
    // Nobody has to know.
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    isNoPage();
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    String type = getContentType();
    if (type == null || !type.startsWith(MediaType.TEXT_HTML_VALUE)) {
      isNoPage();
      return super.getWriter();
    }
    if (writer == null) {
      kept = new KeptText();
      writer = new PrintWriter(kept);
    }
    return writer;
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    if (kept != null) {
      kept.forget();
    }
  }

  @Override
  public void reset() {
    super.reset();
    kept = null;
    writer = null;
  }

  /** Sends the page, if it is one. */
  final void send() throws IOException {
    if (kept != null) {
      send(kept, super.getWriter());
    }
  }

  /** Sends a whole page. */
  void send(KeptText page, Writer out) throws IOException {
    page.to(out);
  }
}
