package io.muster.connection.reading;

import io.muster.connection.ListedContainer;
import io.muster.shared.ContainerIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code GET /containers/json}. */
public final class ContainerRows {

  private ContainerRows() {}

  /** All rows. */
  public static List<ListedContainer> read(Json json) {
    List<ListedContainer> rows = new ArrayList<>();
    if (json.isNull()) {
      throw new Garbled("a list is missing");
    }
    json.list(() -> rows.add(new Row().read(json)));
    return List.copyOf(rows);
  }

  private static final class Row {
    private String id = "";
    private final List<String> names = new ArrayList<>();
    private String image = "";
    private String imageId = "";
    private String state = "";
    private String status = "";
    private Map<String, String> labels = Map.of();

    ListedContainer read(Json json) {
      json.object(field -> field(field, json));
      if (!ContainerIds.isOne(id)) {
        throw new Garbled("a container without a valid id is listed");
      }
      return new ListedContainer(id, List.copyOf(names), image, imageId, state, status, labels);
    }

    private void field(String field, Json json) {
      switch (field) {
        case "Id" -> id = json.text();
        case "Names" -> json.list(() -> names.add(json.path()));
        case "Image" -> image = json.name();
        case "ImageID" -> imageId = json.name();
        case "State" -> state = json.name();
        case "Status" -> status = json.name();
        case "Labels" -> labels = json.labels();
        default -> json.skip();
      }
    }
  }
}
