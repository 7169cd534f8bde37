package io.muster.stig.reading;

/** What a file turned out to be. */
public sealed interface Parsed permits ParsedBenchmark, ParsedCcis {}
