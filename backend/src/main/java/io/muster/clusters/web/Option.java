package io.muster.clusters.web;

/** A choice of a select field. */
record Option(String value, String label) {}
