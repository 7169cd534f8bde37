package io.muster.credentials.reading;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code meta.json} says that matters here; its other fields are not looked at. */
record MetaJson(String dockerHost) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads the text.
   *
   * @throws BundleRefused if it is no JSON, or asks to skip the check of a server's certificate
   */
  static MetaJson read(String text) {
    JsonNode endpoints;
    try {
      endpoints = JSON.readTree(text).path("Endpoints");
    } catch (JacksonException garbled) {
      throw new BundleRefused(Refusal.UNREADABLE_META);
    }
    for (JsonNode endpoint : endpoints) {
      if (endpoint.path("SkipTLSVerify").asString("").equalsIgnoreCase("true")) {
        throw new BundleRefused(Refusal.SKIP_TLS_VERIFY, "meta.json");
      }
    }
    return new MetaJson(endpoints.path("docker").path("Host").asString(""));
  }
}
