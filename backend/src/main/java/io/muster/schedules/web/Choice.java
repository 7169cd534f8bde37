package io.muster.schedules.web;

/** A choice of a list. */
public record Choice(String value, String label) {}
