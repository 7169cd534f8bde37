package io.muster.identity.web;

import io.muster.identity.Account;
import java.util.List;

/**
 * An account in the list.
 *
 * @param roles the roles held, in words
 * @param secondFactor whether it has a second factor
 */
record AccountRow(Account account, List<String> roles, boolean secondFactor) {}
