package io.muster.connection.reading;

import io.muster.connection.EngineInfo;
import io.muster.connection.EngineVersion;
import io.muster.connection.ListedPlugin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code GET /version}, {@code GET /info} and {@code GET /plugins}. */
public final class Engine {

  private String id = "";
  private String name = "";
  private String version = "";
  private @Nullable Integer containers;
  private String nodeId = "";
  private boolean manager;

  private Engine() {}

  /** The version. Without an API version it is no Docker API. */
  public static EngineVersion version(Json json) {
    String[] found = {"", ""};
    json.object(
        field -> {
          switch (field) {
            case "Version" -> found[0] = json.name();
            case "ApiVersion" -> found[1] = json.name();
            default -> json.skip();
          }
        });
    if (found[0].isEmpty() || found[1].isEmpty()) {
      throw new Garbled("the version is missing");
    }
    return new EngineVersion(found[0], found[1]);
  }

  /** The engine's account of itself. Its id and its count of containers must be there. */
  public static EngineInfo info(Json json) {
    Engine engine = new Engine();
    json.object(field -> engine.field(field, json));
    if (engine.id.isEmpty() || engine.containers == null) {
      throw new Garbled("the id or the number of containers is missing");
    }
    return new EngineInfo(
        engine.id, engine.name, engine.version, engine.containers, engine.nodeId, engine.manager);
  }

  private void field(String field, Json json) {
    switch (field) {
      case "ID" -> id = json.name();
      case "Name" -> name = json.name();
      case "ServerVersion" -> version = json.name();
      case "Containers" -> containers = json.number();
      case "Swarm" -> json.object(f -> swarm(f, json));
      default -> json.skip();
    }
  }

  private void swarm(String field, Json json) {
    switch (field) {
      case "NodeID" -> nodeId = json.name();
      case "ControlAvailable" -> manager = json.truth();
      default -> json.skip();
    }
  }

  /** The managed plugins. */
  public static List<ListedPlugin> plugins(Json json) {
    List<ListedPlugin> plugins = new ArrayList<>();
    json.list(() -> plugins.add(plugin(json)));
    return List.copyOf(plugins);
  }

  private static ListedPlugin plugin(Json json) {
    String[] name = {""};
    boolean[] facts = {false, false};
    json.object(
        field -> {
          switch (field) {
            case "Name" -> name[0] = json.name();
            case "Enabled" -> facts[0] = json.truth();
            case "Config" ->
                json.object(
                    inner -> {
                      if (inner.equals("PidHost")) {
                        facts[1] = json.truth();
                      } else {
                        json.skip();
                      }
                    });
            default -> json.skip();
          }
        });
    return new ListedPlugin(name[0], facts[0], facts[1]);
  }
}
