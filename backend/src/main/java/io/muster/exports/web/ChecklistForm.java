package io.muster.exports.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A site's checklist to be filled in.
 *
 * @param asOf for which instant; empty for now
 * @param confirmed whether the person says that the asset of the file is this cluster
 */
record ChecklistForm(@Nullable MultipartFile file, String asOf, @Nullable Boolean confirmed) {

  ChecklistForm {
    asOf = Objects.requireNonNullElse(asOf, "");
    confirmed = Boolean.TRUE.equals(confirmed);
  }
}
