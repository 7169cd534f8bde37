package io.muster.identity.web;

import io.muster.limits.Limited;
import io.muster.limits.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts the files that an account sends, by pages and by the API together. */
@Configuration(proxyBeanMethods = false)
class AccountLimits implements HandlerInterceptor, WebMvcConfigurer {

  private final Limits limits;

  AccountLimits(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (AddressLimits.bringsAFile(request)) {
      CurrentActor.of(request)
          .ifPresent(
              actor ->
                  limits.take(
                      Limited.UPLOAD_ACCOUNT, String.valueOf(actor.account()), actor.who()));
    }
    return true;
  }
}
