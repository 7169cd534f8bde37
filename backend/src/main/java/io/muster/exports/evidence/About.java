package io.muster.exports.evidence;

import io.muster.credentials.SigningKey;
import io.muster.exports.Moment;
import io.muster.exports.Release;
import java.util.List;

/**
 * What a whole package tells of itself.
 *
 * @param scope which clusters it is about, in words
 * @param version the version of Muster
 * @param marking the highest of its files
 * @param clusters how many it tells of
 * @param decisions how many exceptions
 * @param leftOut the files that it does not have, each with why
 */
record About(
    String scope,
    Moment moment,
    Release release,
    String version,
    String marking,
    int clusters,
    int decisions,
    List<LeftOut> leftOut,
    SigningKey key) {

  /** A file that could not be made because there is nothing to tell in it. */
  record LeftOut(String name, String because) {}

  About {
    leftOut = List.copyOf(leftOut);
  }
}
