package io.muster.identity.web;

import io.muster.identity.WaitingGrant;

/**
 * A role in the list of those that wait.
 *
 * @param words the role in words
 * @param mayConfirm whether the viewer is another person than who asked for it
 */
record WaitingRow(WaitingGrant waiting, String words, boolean mayConfirm) {}
