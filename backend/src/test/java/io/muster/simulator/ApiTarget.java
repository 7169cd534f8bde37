package io.muster.simulator;

import io.muster.testing.engine.RawApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A Docker API under test, and a place to run containers behind it. */
abstract class ApiTarget {

  final List<String> made = new ArrayList<>();

  abstract ContainerHost host();

  abstract RawApi api();

  /** How a list writes the name of a container. */
  String listedName(String name) {
    return "/" + name;
  }

  @AfterEach
  void removeWhatWasMade() {
    for (String id : made.reversed()) {
      if (api().get("/containers/" + id + "/json").status() == 200) {
        host().remove(id);
      }
    }
  }

  final String run(ContainerSpec spec) {
    String id = host().run(spec);
    made.add(id);
    return id;
  }

  final Map<?, ?> inspect(String which) {
    return api().get("/containers/" + which + "/json").orFail().object();
  }

  final String pidMode(String which) {
    return (String) at(inspect(which), "HostConfig", "PidMode");
  }

  final Map<?, ?> row(boolean all, String id) {
    return api().containers(all, "{}").stream()
        .map(row -> (Map<?, ?>) row)
        .filter(row -> id.equals(row.get("Id")))
        .findFirst()
        .orElseThrow();
  }

  static List<Object> ids(List<?> rows) {
    return rows.stream().map(row -> at(row, "Id")).toList();
  }

  static Object at(Object document, String... path) {
    Object here = document;
    for (String step : path) {
      here = ((Map<?, ?>) here).get(step);
    }
    return here;
  }
}
