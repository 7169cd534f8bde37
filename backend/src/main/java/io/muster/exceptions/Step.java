package io.muster.exceptions;

import io.muster.identity.Proof;
import io.muster.shared.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a request's life, kept for good.
 *
 * @param seq its place, from 1
 * @param act what was done
 * @param by who did it, and {@code username}, {@code displayName} as they were then
 * @param role in which role, as its title; empty where none is needed
 * @param remark why, in their words; empty if not said
 * @param textVersion which version of the text it was about
 * @param evidenceDigest what was seen, or null if the step keeps none
 * @param proof how they had proved who they are; null if it is not known
 */
public record Step(
    int seq,
    Instant at,
    Act act,
    AccountId by,
    String username,
    String displayName,
    String role,
    String remark,
    int textVersion,
    @Nullable String evidenceDigest,
    @Nullable Proof proof) {}
