package io.muster.exports.web;

/** A choice of a list. */
public record Choice(String value, String label) {}
