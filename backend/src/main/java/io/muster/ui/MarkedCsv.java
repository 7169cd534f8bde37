package io.muster.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * CSV has no place for a marking that every reader of it understands, so the name of each such file
 * bears the portal's. The other forms have a place of their own.
 */
@Component
class MarkedCsv extends OncePerRequestFilter {

  private static final Pattern NAME = Pattern.compile("filename=\"([^\"]*\\.csv)\"");

  private final Frame frame;

  MarkedCsv(Frame frame) {
    this.frame = frame;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Marking(response, frame.getMarking().inFileName()));
  }

  /** An answer whose file, if it is CSV, gets the marking before its name. */
  private static final class Marking extends HttpServletResponseWrapper {

    private final String marking;

    private Marking(HttpServletResponse response, String marking) {
      super(response);
      this.marking = marking;
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, marked(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, marked(name, value));
    }

    private String marked(String name, String value) {
      return value != null && name.equalsIgnoreCase(HttpHeaders.CONTENT_DISPOSITION)
          ? NAME.matcher(value).replaceFirst("filename=\"" + marking + "-$1\"")
          : value;
    }
  }
}
