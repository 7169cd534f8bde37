package io.muster.identity;

/**
 * What a provider says of somebody whose identity no account has; each empty if it says nothing.
 *
 * @param email an address that the provider verified
 */
public record UnlinkedPerson(String username, String name, String email) {}
