package io.muster.inventory;

/**
 * The figures that prove, or do not prove, that a list was whole.
 *
 * @param reportedBefore {@code info.Containers} as read first, before the list or while it was
 *     under way
 * @param reportedAfter {@code info.Containers} after it; -1 if unread, and not read where the list
 *     holds as many as were reported first
 * @param listed how many containers the last list showed
 * @param rounds how often the list was taken
 * @param vanished how many ids vanished between list and inspection
 */
public record Completeness(
    int reportedBefore, int reportedAfter, int listed, int rounds, int vanished) {}
