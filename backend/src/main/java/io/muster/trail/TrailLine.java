package io.muster.trail;

import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log.
 *
 * @param seq its number, from 1 without a gap
 * @param account the account, or null for the portal itself or nobody
 * @param who the user name, or the name of the portal's job
 * @param roles the roles held then, parted by commas
 * @param action what was done
 * @param boundary the boundary it belongs to, or null if to none
 * @param request the id of the request that did it, or null for the portal's own work
 * @param address where the request came from, or null
 * @param details what changed, as JSON
 * @param hash SHA-256 of the line with the hash of the line before it, in hexadecimal
 */
public record TrailLine(
    long seq,
    Instant at,
    @Nullable UUID account,
    String who,
    String roles,
    String action,
    String subjectType,
    String subject,
    @Nullable BoundaryId boundary,
    @Nullable String request,
    @Nullable String address,
    String details,
    String hash) {}
