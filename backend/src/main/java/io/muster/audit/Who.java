package io.muster.audit;

import io.muster.shared.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as the log names them for ever.
 *
 * @param account the account, or null for the portal itself
 * @param name the user name, or the name of the portal's own job
 * @param roles the roles held at that instant, in words
 */
public record Who(@Nullable AccountId account, String name, String roles) {}
