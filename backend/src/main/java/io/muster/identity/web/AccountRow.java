package io.muster.identity.web;

import io.muster.identity.Account;
import java.util.List;

/**
 * An account in the list.
 *
 * @param roles the roles held, in words
 */
record AccountRow(Account account, List<String> roles) {}
