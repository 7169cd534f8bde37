package io.muster.credentials.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A bundle to take the place of the present one.
 *
 * @param confirmed whether the person says that the cluster itself is another now
 */
record BundleForm(@Nullable MultipartFile bundle, @Nullable Boolean confirmed) {

  BundleForm {
    confirmed = Boolean.TRUE.equals(confirmed);
  }

  @Override
  public String toString() {
    return "BundleForm[" + confirmed + "]";
  }
}
