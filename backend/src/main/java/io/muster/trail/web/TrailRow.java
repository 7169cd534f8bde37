package io.muster.trail.web;

import io.muster.shared.BoundaryId;
import io.muster.trail.TrailLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line as it is shown.
 *
 * @param boundary the name of its boundary; empty if it belongs to none
 * @param details what changed, by name
 */
record TrailRow(TrailLine line, String boundary, List<Detail> details) {

  /** One thing that changed, or that was said. */
  record Detail(String name, String value) {}

  static TrailRow of(TrailLine line, Map<BoundaryId, String> names, JsonMapper json) {
    List<Detail> details = new ArrayList<>();
    json.readTree(line.details())
        .properties()
        .forEach(p -> details.add(new Detail(p.getKey(), value(p.getValue()))));
    return new TrailRow(
        line,
        line.boundary() == null
            ? ""
            : names.getOrDefault(line.boundary(), line.boundary().toString()),
        details);
  }

  private static String value(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }

  /** All of a line, by the names of the API. */
  static Map<String, @Nullable Object> told(TrailLine line, JsonMapper json) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("seq", line.seq());
    told.put("at", line.at().toString());
    told.put("who", line.who());
    told.put("account", line.account());
    told.put("roles", line.roles());
    told.put("action", line.action());
    told.put("subjectType", line.subjectType());
    told.put("subject", line.subject());
    told.put("boundary", line.boundary() == null ? null : line.boundary().toString());
    told.put("requestId", line.request());
    told.put("address", line.address());
    told.put("details", json.readTree(line.details()));
    told.put("hash", line.hash());
    return told;
  }
}
