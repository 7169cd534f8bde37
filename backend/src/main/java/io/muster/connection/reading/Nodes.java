package io.muster.connection.reading;

import io.muster.connection.ListedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code GET /nodes}. */
public final class Nodes {

  private String id = "";
  private String hostname = "";
  private String role = "";
  private String availability = "";
  private String state = "";
  private Map<String, String> labels = Map.of();

  private Nodes() {}

  /** All nodes. */
  public static List<ListedNode> read(Json json) {
    if (json.isNull()) {
      throw new Garbled("a list is missing");
    }
    List<ListedNode> nodes = new ArrayList<>();
    json.list(() -> nodes.add(new Nodes().node(json)));
    return List.copyOf(nodes);
  }

  private ListedNode node(Json json) {
    json.object(field -> field(field, json));
    if (id.isEmpty()) {
      throw new Garbled("a node without an id is listed");
    }
    return new ListedNode(id, hostname, role, availability, state, labels);
  }

  private void field(String field, Json json) {
    switch (field) {
      case "ID" -> id = json.name();
      case "Spec" -> json.object(f -> spec(f, json));
      case "Description" ->
          json.object(
              f -> {
                if (f.equals("Hostname")) {
                  hostname = json.name();
                } else {
                  json.skip();
                }
              });
      case "Status" ->
          json.object(
              f -> {
                if (f.equals("State")) {
                  state = json.name();
                } else {
                  json.skip();
                }
              });
      default -> json.skip();
    }
  }

  private void spec(String field, Json json) {
    switch (field) {
      case "Role" -> role = json.name();
      case "Availability" -> availability = json.name();
      case "Labels" -> labels = json.labels();
      default -> json.skip();
    }
  }
}
