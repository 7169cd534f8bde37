package io.muster.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts are administered.
 *
 * @param secondAdministrator whether a deciding role that one administrator grants waits until
 *     another, who is another person, confirms it
 */
@ConfigurationProperties("muster.accounts")
record AccountSettings(@DefaultValue("false") boolean secondAdministrator) {}
