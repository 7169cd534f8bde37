package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.Actors;
import io.muster.identity.OngoingView;
import io.muster.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link OngoingView} they ask for as a method parameter. */
@Configuration(proxyBeanMethods = false)
class OngoingViewArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final Actors actors;
  private final SessionRepository<? extends Session> sessions;
  private final SessionLimits limits;
  private final Clock clock;

  OngoingViewArgument(
      Actors actors,
      SessionRepository<? extends Session> sessions,
      SessionLimits limits,
      Clock clock) {
    this.actors = actors;
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == OngoingView.class;
  }

  @Override
  public OngoingView resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    HttpSession its = ((HttpServletRequest) request.getNativeRequest()).getSession(false);
    if (its == null || session == null || !(session.getPrincipal() instanceof SignedIn signedIn)) {
      throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
    }
    String id = its.getId();
    return () -> actors.of(signedIn).filter(actor -> goesOn(id, signedIn, actor));
  }

  private boolean goesOn(String id, SignedIn signedIn, Actor actor) {
    Session session = sessions.findById(id);
    return session != null
        && !session.isExpired()
        && limits
            .over(signedIn, actor, Activity.last(session, signedIn), clock.instant())
            .isEmpty();
  }
}
