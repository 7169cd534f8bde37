package io.muster.schedules.web;

import io.muster.schedules.Schedule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as pages show it.
 *
 * @param what what it is for, in words
 * @param href the form that changes it, or null if the viewer may not
 * @param clusters how many clusters of the viewer it holds for
 * @param next its next times, without chance
 */
record ScheduleRow(
    Schedule schedule,
    String what,
    @Nullable String href,
    long clusters,
    boolean paused,
    List<Instant> next) {}
