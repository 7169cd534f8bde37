package io.muster.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes pages in the order in which they are asked for, a few at a time. To make many at once would
 * take each of them as long as all together; in turn most are there in half that time, and a short
 * one does not wait for a long one's end. What turns out to be a file or a stream gives its place
 * back at once, and a page is sent when its place is free again: a slow reader keeps nobody
 * waiting.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class PagesAtOnce extends OncePerRequestFilter {

  /** Longer nobody waits for a place: a page that hangs costs others this and no more. */
  private static final long PATIENCE_MILLIS = 500;

  private final Semaphore places;

  /** As many as keep the processors busy while some wait for the database. */
  @Autowired
  PagesAtOnce() {
    this(2 * Runtime.getRuntime().availableProcessors());
  }

  PagesAtOnce(int places) {
    this.places = new Semaphore(places, true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.GET.matches(request.getMethod())
        || request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Place place = new Place(taken());
    Page page = new Page(response, place);
    try {
      chain.doFilter(request, page);
    } finally {
      place.free();
    }
    page.send();
  }

  private boolean taken() {
    try {
      return places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many places nobody has. */
  int free() {
    return places.availablePermits();
  }

  /** A place that is given back once, if it was had. */
  private final class Place {

    private final AtomicBoolean had;

    private Place(boolean had) {
      this.had = new AtomicBoolean(had);
    }

    private void free() {
      if (had.compareAndSet(true, false)) {
        places.release();
      }
    }
  }

  /** An answer that is kept until it is whole if it is a page. */
  private static final class Page extends HttpServletResponseWrapper {

    private final Place place;
    private @Nullable KeptText kept;
    private @Nullable PrintWriter writer;

    private Page(HttpServletResponse response, Place place) {
      super(response);
      this.place = place;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      place.free();
      return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      String type = getContentType();
      if (type == null || !type.startsWith(MediaType.TEXT_HTML_VALUE)) {
        place.free();
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

    private void send() throws IOException {
      if (kept != null) {
        kept.to(super.getWriter());
      }
    }
  }

  /** A text that grows in pieces: nothing of it is copied when it does. */
  private static final class KeptText extends Writer {

    private static final int PIECE = 8192;

    private final List<char[]> full = new ArrayList<>();
    private char[] last = new char[PIECE];
    private int used;

    @Override
    public void write(char[] text, int from, int length) {
      int done = 0;
      while (done < length) {
        if (used == PIECE) {
          full.add(last);
          last = new char[PIECE];
          used = 0;
        }
        int fits = Math.min(length - done, PIECE - used);
        System.arraycopy(text, from + done, last, used, fits);
        used += fits;
        done += fits;
      }
    }

    private void forget() {
      full.clear();
      used = 0;
    }

    private void to(Writer out) throws IOException {
      for (char[] piece : full) {
        out.write(piece, 0, PIECE);
      }
      out.write(last, 0, used);
    }

    @Override
    public void flush() {
      // Sent when it is whole.
    }

    @Override
    public void close() {
      // Sent when it is whole.
    }
  }
}
