package io.muster.evaluation;

/**
 * How many containers a scope lists, and how many of them violate the rule.
 *
 * @param containers how many are listed
 * @param violations how many of them violate
 */
public record Tally(int containers, int violations) {}
