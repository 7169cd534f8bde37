package io.muster.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives pages and routes the {@link AsOf} they ask for as a method parameter: to ask for it is to
 * say that one answers for any instant. Templates find it as {@code asOf}, and the control that
 * chooses another as {@code asOfControl}; an error page has the control too.
 */
@Configuration(proxyBeanMethods = false)
class AsOfArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final Clock clock;

  AsOfArgument(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AsOf.class;
  }

  @Override
  public AsOf resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Instant now = clock.instant();
    var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    asked.setAttribute(AsOfControl.ATTRIBUTE, AsOfControl.of(asked, now));
    String said = Objects.requireNonNullElse(asked.getParameter(AsOf.PARAMETER), "");
    AsOf asOf = AsOf.read(said.strip(), now);
    asked.setAttribute(AsOf.PARAMETER, asOf);
    return asOf;
  }
}
