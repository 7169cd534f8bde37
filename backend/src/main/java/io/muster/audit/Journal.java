package io.muster.audit;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells each line of the audit log in the portal's own log too, once it is committed: one JSON
 * object a line, by the logger {@code muster.audit}, so that it leaves the house with the logs.
 */
final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger("muster.audit");

  /** In ASCII alone: whatever somebody typed, a terminal shows it as it is. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Journal() {}

  static void tell(Entry entry) {
    if (LOG.isInfoEnabled()) {
      LOG.info("{}", json(entry));
    }
  }

  static String json(Entry entry) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("seq", entry.seq());
    told.put("at", entry.at().toString());
    told.put("who", entry.who());
    told.put("account", entry.account());
    told.put("roles", entry.roles());
    told.put("action", entry.action());
    told.put("subjectType", entry.subjectType());
    told.put("subject", entry.subjectId());
    told.put("boundary", entry.boundary());
    told.put("requestId", entry.requestId());
    told.put("address", entry.sourceAddress());
    told.put("details", JSON.readTree(entry.details()));
    told.put("hash", HexFormat.of().formatHex(entry.hash()));
    return JSON.writeValueAsString(told);
  }
}
