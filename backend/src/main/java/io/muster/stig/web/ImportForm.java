package io.muster.stig.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file to import. */
record ImportForm(@Nullable MultipartFile file) {

  static final ImportForm EMPTY = new ImportForm(null);
}
