package io.muster.findings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of findings in a stretch of time.
 *
 * @param opened how many were opened in it
 * @param ended how many ended in it, in whatever way
 * @param mended how many of those were fixed or are gone
 * @param recurred how many of those opened had been open before
 * @param meanToMend from the opening to the end of those mended; null if there is none
 * @param medianToMend the same, of which half took longer
 * @param medianAge how long those still open at its end had been open; null if there is none
 * @param oldest how long the oldest of those had been open
 */
public record FindingFigures(
    int opened,
    int ended,
    int mended,
    int recurred,
    @Nullable Duration meanToMend,
    @Nullable Duration medianToMend,
    @Nullable Duration medianAge,
    @Nullable Duration oldest) {}
