package io.muster.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The pages of a list, for {@code ui/_table :: pagination}. Every link keeps the filters, so that
 * the address stays the view.
 *
 * @param path the list's path
 * @param filters the other parameters of the address
 * @param page the page shown
 * @param total all rows that the filters let through
 */
public record PageLinks(String path, Map<String, String> filters, PageRequested page, long total) {

  /** A link to a page; a gap between far ones has no address. */
  public record Link(String label, @Nullable String href, boolean current) {}

  public PageLinks {
    filters = new TreeMap<>(filters);
  }

  /** The number of the last page; a list without rows has one. */
  public int last() {
    return (int) Math.max(1, (total + page.size() - 1) / page.size());
  }

  /** The first row shown, from 1; 0 if there is none. */
  public long from() {
    return total == 0 ? 0 : Math.min(page.offset() + 1, total);
  }

  /** The last row shown. */
  public long to() {
    return Math.min(page.offset() + page.size(), total);
  }

  /** Whether there is more than one page. */
  public boolean several() {
    return last() > 1;
  }

  /** The address of the page before, or null on the first. */
  public @Nullable String previous() {
    return page.number() > 1 ? href(page.number() - 1) : null;
  }

  /** The address of the page after, or null on the last. */
  public @Nullable String next() {
    return page.number() < last() ? href(page.number() + 1) : null;
  }

  /** First, last, and two on each side of the page shown. */
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    int before = 0;
    for (int n = 1; n <= last(); n++) {
      if (n == 1 || n == last() || Math.abs(n - page.number()) <= 2) {
        if (n > before + 1) {
          links.add(new Link("…", null, false));
        }
        links.add(new Link(String.valueOf(n), href(n), n == page.number()));
        before = n;
      }
    }
    return links;
  }

  /** The same view with one parameter changed, from its first page: for sort links. */
  public String with(String name, String value) {
    Map<String, String> parameters = new TreeMap<>(filters);
    parameters.put(name, value);
    return address(parameters);
  }

  private String href(int number) {
    Map<String, String> parameters = new TreeMap<>(filters);
    if (number > 1) {
      parameters.put("page", String.valueOf(number));
    }
    return address(parameters);
  }

  private String address(Map<String, String> parameters) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    parameters.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}");
          }
        });
    return address.encode().buildAndExpand(parameters).toUriString();
  }
}
