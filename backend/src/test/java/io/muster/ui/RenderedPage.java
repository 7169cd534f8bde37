package io.muster.ui;

import io.muster.identity.Actor;
import io.muster.trail.TrailAccess;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Renders a template as the portal would, without the portal: the templates, the ui beans, a model.
 */
final class RenderedPage {

  /** The time at which every page of these tests is made. */
  static final Instant NOW = Instant.parse("2026-11-23T14:32:07Z");

  private final MockEnvironment environment = new MockEnvironment();
  private final Map<String, Object> model = new HashMap<>();
  private String marking = "UNCLASSIFIED";

  static RenderedPage withNothing() {
    return new RenderedPage();
  }

  RenderedPage with(String name, Object value) {
    model.put(name, value);
    return this;
  }

  RenderedPage withForm(Object form) {
    return withForm(form, new BeanPropertyBindingResult(form, "form"));
  }

  RenderedPage withForm(Object form, BindingResult result) {
    model.put("form", form);
    model.put(BindingResult.MODEL_KEY_PREFIX + "form", result);
    return this;
  }

  RenderedPage marked(String text) {
    marking = text;
    return this;
  }

  RenderedPage inProfile(String profile) {
    environment.setActiveProfiles(profile);
    return this;
  }

  Document of(String template) throws Exception {
    var servletContext = new MockServletContext();
    try (var beans = new GenericWebApplicationContext(servletContext)) {
      var clock = Clock.fixed(NOW, ZoneOffset.UTC);
      beans.registerBean("times", Times.class, () -> new Times(clock));
      beans.registerBean("frame", Frame.class, () -> new Frame(marking, environment, clock));
      beans.registerBean("fields", Fields.class, Fields::new);
      beans.registerBean("words", Words.class, Words::new);
      beans.registerBean("numbers", Numbers.class, Numbers::new);
      beans.registerBean("work", NoWork.class, NoWork::new);
      beans.registerBean(
          "readsAudit", Predicate.class, () -> (Predicate<Actor>) TrailAccess::reads);
      beans.refresh();
      var views = new ThymeleafViewResolver();
      views.setApplicationContext(beans);
      views.setServletContext(servletContext);
      views.setTemplateEngine(engine(beans));
      views.setCharacterEncoding("UTF-8");
      var view = views.resolveViewName(template, Locale.ENGLISH);
      var request = new MockHttpServletRequest(servletContext, "GET", "/page");
      request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, beans);
      var response = new MockHttpServletResponse();
      view.render(model, request, response);
      return Jsoup.parse(response.getContentAsString());
    }
  }

  private static SpringTemplateEngine engine(GenericWebApplicationContext beans) {
    var resolver = new SpringResourceTemplateResolver();
    resolver.setApplicationContext(beans);
    resolver.setPrefix("classpath:/templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setEnableSpringELCompiler(false);
    return engine;
  }

  /** In place of the module that knows what waits for a person, which is none of this one's. */
  public static final class NoWork {

    /** Nothing waits. */
    public int waiting(Actor actor) {
      return 0;
    }
  }
}
