package io.muster.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
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
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Semaphore places;
  private final Duration patience;

  /** As many as keep the processors busy while some wait for the database. */
  @Autowired
  PagesAtOnce() {
    this(Runtime.getRuntime().availableProcessors() + 1, PATIENCE);
  }

  PagesAtOnce(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
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
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
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

  /** A page keeps its place until it is whole, whatever is no page gives it back. */
  private static final class Page extends WholePage {

    private final Place place;

    private Page(HttpServletResponse response, Place place) {
      super(response);
      this.place = place;
    }

    @Override
    void isNoPage() {
      place.free();
    }
  }
}
