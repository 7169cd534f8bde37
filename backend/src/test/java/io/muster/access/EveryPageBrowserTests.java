package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page that the running application has, on a telephone and by keyboard alone: a new page is
 * walked too. What was found wrong is told all at once. It comes late: it leaves things that wait
 * for whoever has a role everywhere.
 */
@Order(1)
class EveryPageBrowserTests extends BrowserTest {

  /** Parts of pages, and what answers only in a state of its own. */
  private static final String NO_PAGE =
      ".*(/api/|/sign-|/setup|/notice|/form$|/oidc|/exceptions/decisions).*";

  /** What is wrong with the page for somebody without a mouse, a sentence each. */
  private static final String LOOK =
      """
      () => {
        const wrong = [];
        const name = e => e.tagName.toLowerCase() + ' ' + (e.id || e.getAttribute('aria-label')
          || e.textContent.trim().slice(0, 40) || e.getAttribute('name'));
        const seen = e => e.checkVisibility({visibilityProperty: true});
        const all = [...document.querySelectorAll(
          'a[href], button, input, select, textarea, summary, [tabindex]')]
          .filter(e => e.type !== 'hidden' && !e.disabled && seen(e));
        const ring = e => {
          const s = getComputedStyle(e);
          return (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) === 0 ? 'none'
            : s.outlineStyle + s.outlineWidth + s.outlineColor) + s.boxShadow;
        };
        const before = new Map(all.map(e => [e, ring(e)]));
        for (const e of all) {
          if (e.tabIndex > 0) wrong.push(name(e) + ' has a place of its own in the order');
          if (e.tabIndex < 0) {
            if (!e.hasAttribute('tabindex')) wrong.push(name(e) + ' is not reached by Tab');
            continue;
          }
          e.focus({focusVisible: true, preventScroll: true});
          if (document.activeElement !== e) wrong.push(name(e) + ' takes no focus');
          else if (ring(e) === before.get(e)) wrong.push(name(e) + ' does not show the focus');
        }
        for (const e of document.querySelectorAll('[onclick], [role=button]:not(button)'))
          wrong.push(name(e) + ' is no control');
        const first = all.filter(e => e.tabIndex >= 0)[0];
        if (!first || first.getAttribute('href') !== '#main') wrong.push('nothing skips to the content');
        if (!document.querySelector('h1')) wrong.push('the page has no title');
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        if (wide > 0) wrong.push('is ' + wide + ' pixels too wide');
        return wrong;
      }
      """;

  @Autowired private Cast cast;
  @Autowired private AutowireCapableBeanFactory beans;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @ParameterizedTest
  @EnumSource(names = {"ADMINISTRATOR", "ISSM"})
  void everyPageIsUsedOnATelephoneAndByKeyboardAlone(Role role) {
    AccessWorld world = beans.createBean(AccessWorld.class);
    AccessWorld.Side side = world.side();
    Map<Route, AccessTable.Row> access = AccessTable.read(Path.of("docs", "access.md")).rows();
    boolean everywhere = role == Role.ADMINISTRATOR;
    Person who = cast.person("Wanda", new Grant(role, everywhere ? null : side.boundary().id()));
    List<String> wrong = new ArrayList<>();
    try (Visitor visitor = visitor(Look.NARROW).signIn(who)) {
      for (var answered : Routes.of(mappings).entrySet()) {
        Route route = answered.getKey();
        AccessTable.Row row = access.get(route);
        boolean administered = row != null && row.onlyEverywhere(Role.ADMINISTRATOR);
        boolean opens = everywhere ? administered : row != null && row.here(role) == Answer.YES;
        if (opens && isPage(route, answered.getValue().by())) {
          walk(visitor, path(route, side), wrong);
        }
      }
      assertThat(String.join("\n", wrong)).isEmpty();
    }
  }

  /** Pages name a template; files and streams answer otherwise. */
  private static boolean isPage(Route route, HandlerMethod by) {
    Class<?> answer = by.getReturnType().getParameterType();
    return route.reads()
        && !route.pattern().matches(NO_PAGE)
        && (answer == ModelAndView.class || answer == String.class);
  }

  private static String path(Route route, AccessWorld.Side side) {
    return Routes.path(route, side)
        + side.says(route).entrySet().stream()
            .map(s -> s.getKey() + "=" + s.getValue())
            .collect(Collectors.joining("&", "?", ""));
  }

  @SuppressWarnings("unchecked")
  private static void walk(Visitor visitor, String path, List<String> wrong) {
    int status = visitor.open(path);
    if (status != 200) {
      wrong.add(path + " answers " + status);
      return;
    }
    Page page = visitor.page();
    ((List<String>) page.evaluate(LOOK)).forEach(w -> wrong.add(path + ": " + w));
  }
}
