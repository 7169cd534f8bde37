package io.muster.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
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
    Visible page = new Visible(response);
    chain.doFilter(request, page);
    page.send();
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** An answer that is looked at when it is whole, if it is a page. */
  private static final class Visible extends WholePage {

    private Visible(HttpServletResponse response) {
      super(response);
    }

    @Override
    void send(KeptText page, Writer out) throws IOException {
      VisibleHtml.write(page, out);
    }
  }
}
