package io.muster.exceptions;

import io.muster.exceptions.ExceptionRequest.Follows;
import io.muster.shared.BoundaryId;
import org.jspecify.annotations.Nullable;

/**
 * A request about to be written.
 *
 * @param boundary its boundary, or null for the one that its clusters share
 * @param follows the exception that it renews or amends, null if it stands alone
 */
public record NewRequest(
    ExceptionKind kind,
    @Nullable BoundaryId boundary,
    RequestText text,
    @Nullable Follows follows) {}
