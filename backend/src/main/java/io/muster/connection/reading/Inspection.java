package io.muster.connection.reading;

import io.muster.connection.InspectedContainer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code GET /containers/{id}/json}. The command and the entrypoint are kept whole, since a
 * fingerprint is made of them. An answer without a PID mode is garbled: a missing fact never
 * passes.
 */
public final class Inspection {

  private final String asked;
  private String id = "";
  private String name = "";
  private String nodeName = "";
  private Instant created = Instant.EPOCH;
  private String state = "";
  private @Nullable String pidMode;
  private String image = "";
  private String imageId = "";
  private List<String> entrypoint = List.of();
  private List<String> command = List.of();
  private String user = "";
  private boolean privileged;
  private List<String> capabilities = List.of();
  private final List<String> mounts = new ArrayList<>();
  private Map<String, String> labels = Map.of();

  private Inspection(String asked) {
    this.asked = asked;
  }

  /** Reads the answer about the container asked for. */
  public static InspectedContainer read(Json json, String asked) {
    return new Inspection(asked).read(json);
  }

  private InspectedContainer read(Json json) {
    json.object(field -> field(field, json));
    if (!id.equals(asked)) {
      throw new Garbled("the answer is about another container");
    }
    if (pidMode == null) {
      throw new Garbled("the PID mode is missing");
    }
    return new InspectedContainer(
        id,
        name,
        nodeName,
        created,
        state,
        pidMode,
        image,
        imageId,
        entrypoint,
        command,
        user,
        privileged,
        capabilities,
        List.copyOf(mounts),
        labels);
  }

  private void field(String field, Json json) {
    switch (field) {
      case "Id" -> id = json.text();
      case "Name" -> name = json.path();
      case "Created" -> created = instant(json.text());
      case "Image" -> imageId = json.name();
      case "Node" -> json.object(f -> node(f, json));
      case "State" -> json.object(f -> state(f, json));
      case "HostConfig" -> json.object(f -> hostConfig(f, json));
      case "Config" -> json.object(f -> config(f, json));
      case "Mounts" -> json.list(() -> mounts.add(Mount.read(json)));
      default -> json.skip();
    }
  }

  private void node(String field, Json json) {
    if (field.equals("Name")) {
      nodeName = json.name();
    } else {
      json.skip();
    }
  }

  private void state(String field, Json json) {
    if (field.equals("Status")) {
      state = json.name();
    } else {
      json.skip();
    }
  }

  private void hostConfig(String field, Json json) {
    switch (field) {
      case "PidMode" -> pidMode = json.isNull() ? null : json.name();
      case "Privileged" -> privileged = json.truth();
      case "CapAdd" -> capabilities = json.texts();
      default -> json.skip();
    }
  }

  private void config(String field, Json json) {
    switch (field) {
      case "Image" -> image = json.name();
      case "Entrypoint" -> entrypoint = json.texts();
      case "Cmd" -> command = json.texts();
      case "User" -> user = json.name();
      case "Labels" -> labels = json.labels();
      default -> json.skip();
    }
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException notATime) {
      throw new Garbled("the time of creation is no time");
    }
  }

  private static final class Mount {
    private String type = "";
    private String source = "";
    private String destination = "";
    private String mode = "";

    static String read(Json json) {
      Mount mount = new Mount();
      json.object(field -> mount.field(field, json));
      return String.join(":", mount.type, mount.source, mount.destination, mount.mode);
    }

    private void field(String field, Json json) {
      switch (field) {
        case "Type" -> type = json.text();
        case "Source" -> source = json.text();
        case "Destination" -> destination = json.text();
        case "RW" -> mode = json.truth() ? "rw" : "ro";
        default -> json.skip();
      }
    }
  }
}
