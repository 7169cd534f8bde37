package io.muster.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Pages show names as clusters and files give them. A character in them that nobody would see, or
 * that would turn the direction in which the rest reads, is shown by its number on every page; what
 * a form sends back stays as it is, see {@link VisibleHtml}.
 */
@Component
class VisiblePages extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Visible(response));
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** An answer that looks at what is written if it is a page. */
  private static final class Visible extends HttpServletResponseWrapper {

    private @Nullable PrintWriter writer;

    private Visible(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      String type = getContentType();
      if (type == null || !type.startsWith(MediaType.TEXT_HTML_VALUE)) {
        return super.getWriter();
      }
      if (writer == null) {
        writer = new PrintWriter(new VisibleHtml(super.getWriter()));
      }
      return writer;
    }
  }
}
