package io.muster.credentials.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A bundle to take the place of the present one.
 *
 * @param confirmed whether the person says that the cluster itself is another now
 * @param reason why it is
 */
record BundleForm(@Nullable MultipartFile bundle, @Nullable Boolean confirmed, String reason) {

  BundleForm {
    confirmed = Boolean.TRUE.equals(confirmed);
    reason = Objects.requireNonNullElse(reason, "");
  }

  /** The reason if the person says that the cluster is another, else null. */
  @Nullable String proposal() {
    return Boolean.TRUE.equals(confirmed) ? reason : null;
  }

  @Override
  public String toString() {
    return "BundleForm[" + confirmed + "]";
  }
}
