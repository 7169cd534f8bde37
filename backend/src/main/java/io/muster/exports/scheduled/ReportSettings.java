package io.muster.exports.scheduled;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long files of scheduled reports are kept, and how large one may be.
 *
 * @param keptDays so many days after it was made a file is discarded
 * @param keptFiles of one schedule no more than so many files are kept, the newest
 * @param largestMb a report of more mebibytes than this is not made
 */
@ConfigurationProperties("muster.reports")
public record ReportSettings(
    @DefaultValue("90") int keptDays,
    @DefaultValue("60") int keptFiles,
    @DefaultValue("1024") int largestMb) {

  public ReportSettings {
    if (keptDays < 1 || keptFiles < 1 || largestMb < 1) {
      throw new IllegalArgumentException(
          "muster.reports.kept-days, kept-files and largest-mb are 1 at least");
    }
  }
}
