package io.muster.stig;

/** A rule, and the release that says it so. */
public record RuleInRelease(Release release, Rule rule) {}
