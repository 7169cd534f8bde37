package io.muster.identity.web;

import static io.muster.testing.Cast.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.identity.AccountManagement;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class SignInDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired AccountManagement accounts;

  @Test
  void whoIsNotSignedInIsSentToTheSignInPage() throws Exception {
    mvc.perform(get("/nothing-here"))
        .andExpect(status().is3xxRedirection())
        .andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void theRightPasswordOpensTheFleet() throws Exception {
    Person iris = cast.irisTheIsso(null);
    mvc.perform(formLogin("/sign-in").user(iris.username()).password(iris.password()))
        .andExpect(redirectedUrl("/"));
  }

  @Test
  void theUserNameMayBeTypedInAnyCase() throws Exception {
    Person iris = cast.irisTheIsso(null);
    mvc.perform(
            formLogin("/sign-in")
                .user(iris.username().toUpperCase(java.util.Locale.ROOT))
                .password(iris.password()))
        .andExpect(redirectedUrl("/"));
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefusedAlike() throws Exception {
    Person iris = cast.irisTheIsso(null);
    mvc.perform(formLogin("/sign-in").user(iris.username()).password("not it"))
        .andExpect(redirectedUrl("/sign-in?refused"));
    mvc.perform(formLogin("/sign-in").user("nobody").password(iris.password()))
        .andExpect(redirectedUrl("/sign-in?refused"));
  }

  @Test
  void aPersonOfTheCastIsLetIn() throws Exception {
    mvc.perform(get("/nothing-here").with(as(cast.irisTheIsso(null))))
        .andExpect(status().isNotFound());
  }

  @Test
  void theSessionOfADisabledAccountIsOver() throws Exception {
    Person otis = cast.otisTheOperator(null);
    accounts.disable(cast.rootTheAdministrator().actor(), otis.id());
    mvc.perform(get("/nothing-here").with(as(otis))).andExpect(redirectedUrl("/sign-in"));
    mvc.perform(formLogin("/sign-in").user(otis.username()).password(otis.password()))
        .andExpect(redirectedUrl("/sign-in?refused"));
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    Person iris = cast.irisTheIsso(null);
    mvc.perform(post("/sign-out").with(as(iris))).andExpect(status().isForbidden());
    mvc.perform(post("/sign-out").with(as(iris)).with(csrf()))
        .andExpect(redirectedUrl("/sign-in?signed-out"));
  }
}
