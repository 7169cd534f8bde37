package io.muster.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * The portal of a site that asks for more than the defaults do: a second administrator for deciding
 * roles, and two factors of everybody who comes by single sign-on. Such tests share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PortalTest
@TestPropertySource(
    properties = {
      "muster.accounts.second-administrator=true",
      "muster.oidc.require-two-factors=true",
      "muster.oidc.two-factor-amr=mfa,sc",
      "muster.oidc.unlinked=provision"
    })
public @interface StrictSite {}
