package io.muster.connection.reading;

import io.muster.connection.PodContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code GET /api/v1/pods} of Kubernetes.
 *
 * @param containers the containers that run or ran in the listed pods
 * @param next the token of the next page, empty on the last
 */
public record PodPage(List<PodContainer> containers, String next) {

  /** {@code docker://…}, {@code containerd://…} and their kin. */
  private static final Pattern CONTAINER_ID =
      Pattern.compile("[a-z][a-z0-9.+-]{0,40}://([0-9a-f]{64})");

  /** Reads one page. */
  public static PodPage read(Json json) {
    List<PodContainer> all = new ArrayList<>();
    String[] kindAndNext = {"", ""};
    json.object(
        field -> {
          switch (field) {
            case "kind" -> kindAndNext[0] = json.name();
            case "metadata" ->
                json.object(
                    f -> {
                      if (f.equals("continue")) {
                        kindAndNext[1] = json.text();
                      } else {
                        json.skip();
                      }
                    });
            case "items" -> json.list(() -> all.addAll(new Pod().read(json)));
            default -> json.skip();
          }
        });
    if (!kindAndNext[0].equals("PodList")) {
      throw new Garbled("a list of pods is missing");
    }
    return new PodPage(List.copyOf(all), kindAndNext[1]);
  }

  private static final class Pod {
    private String namespace = "";
    private String name = "";
    private String uid = "";
    private final List<String[]> found = new ArrayList<>();

    List<PodContainer> read(Json json) {
      json.object(
          field -> {
            switch (field) {
              case "metadata" -> json.object(f -> metadata(f, json));
              case "status" -> json.object(f -> status(f, json));
              default -> json.skip();
            }
          });
      return found.stream()
          .map(pair -> new PodContainer(namespace, name, uid, pair[0], pair[1]))
          .toList();
    }

    private void metadata(String field, Json json) {
      switch (field) {
        case "namespace" -> namespace = json.name();
        case "name" -> name = json.name();
        case "uid" -> uid = json.name();
        default -> json.skip();
      }
    }

    private void status(String field, Json json) {
      switch (field) {
        case "containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses" ->
            json.list(() -> container(json));
        default -> json.skip();
      }
    }

    private void container(Json json) {
      String[] pair = {"", ""};
      json.object(
          field -> {
            switch (field) {
              case "name" -> pair[0] = json.name();
              case "containerID" -> pair[1] = json.name();
              default -> json.skip();
            }
          });
      Matcher id = CONTAINER_ID.matcher(pair[1]);
      if (id.matches()) {
        found.add(new String[] {pair[0], id.group(1)});
      }
    }
  }
}
