package io.muster.reports.web;

import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody in some role wants to see of what they answer for. */
enum OverviewView {
  /** Which clusters are the worst, what turned, what opened. */
  CLUSTERS("Clusters", Role.ISSO, Role.OPERATOR),

  /** What is late, boundary by boundary. */
  BOUNDARIES("Boundaries", Role.ISSM),

  /** Which risk is accepted, until when. */
  RISK("Accepted risk", Role.AO, Role.AODR),

  /** All of it, for those who change nothing. */
  RECORD("Record", Role.AUDITOR, Role.ADMINISTRATOR);

  private final String words;
  private final Role[] roles;

  OverviewView(String words, Role... roles) {
    this.words = words;
    this.roles = roles;
  }

  /** Its name for people. */
  public String words() {
    return words;
  }

  /** Its word in the address. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The boundaries that the person sees in it: those in which they hold such a role. */
  Scope scope(Actor actor) {
    return actor.scopeAs(roles);
  }

  /** The roles for which the person has it, in words. */
  String rolesOf(Actor actor) {
    return Stream.of(roles)
        .filter(r -> actor.grants().stream().map(Grant::role).anyMatch(r::equals))
        .map(Role::title)
        .collect(Collectors.joining(", "));
  }

  /** Those that the person has. */
  static List<OverviewView> of(Actor actor) {
    return Stream.of(values()).filter(v -> !v.scope(actor).isEmpty()).toList();
  }
}
