package io.muster.connection.reading;

import io.muster.connection.ContainerEvent;
import io.muster.connection.ContainerEvent.Action;
import io.muster.connection.ContainerEvent.Happened;
import io.muster.connection.ContainerEvent.Unread;
import io.muster.shared.ContainerIds;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Reads a line of {@code GET /events}. Only its type, its action and the actor's id are read; the
 * actor's attributes, which hold every label of the container, are passed over.
 */
public final class Events {

  private static final int ITEMS = 1_000;

  private Events() {}

  /** What the line tells; empty if it is none of our business, or an empty line. */
  public static Optional<ContainerEvent> read(byte[] line) {
    if (new String(line, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
      return Optional.empty();
    }
    try {
      return Json.document(
          new ByteArrayInputStream(line), ITEMS, json -> new Event().read(json).told());
    } catch (JacksonException | Garbled | TooMany unreadable) {
      return Optional.of(new Unread());
    }
  }

  private static final class Event {
    private String type = "container";
    private String action = "";
    private String id = "";

    Event read(Json json) {
      json.object(field -> field(field, json));
      return this;
    }

    private void field(String field, Json json) {
      switch (field) {
        case "Type" -> type = json.name();
        case "Action" -> action = json.name();
        case "Actor" -> json.object(inner -> actor(inner, json));
        default -> json.skip();
      }
    }

    private void actor(String field, Json json) {
      if (field.equals("ID")) {
        id = json.text();
      } else {
        json.skip();
      }
    }

    Optional<ContainerEvent> told() {
      if (!type.equals("container")) {
        return Optional.empty();
      }
      Action happened =
          switch (action) {
            case "create" -> Action.CREATE;
            case "start" -> Action.START;
            case "rename" -> Action.RENAME;
            case "" -> throw new Garbled("an action is missing");
            default -> null;
          };
      if (happened == null) {
        return Optional.empty();
      }
      return Optional.of(ContainerIds.isOne(id) ? new Happened(happened, id) : new Unread());
    }
  }
}
