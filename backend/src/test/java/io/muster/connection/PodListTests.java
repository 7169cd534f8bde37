package io.muster.connection;

import static io.muster.connection.ClusterServer.json;
import static io.muster.connection.ClusterServer.status;
import static io.muster.connection.TroubleTests.read;
import static io.muster.connection.TroubleTests.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.Trouble.Kind;
import io.muster.testing.pki.TestAuthority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Kubernetes API of the same bundle vouches for. */
class PodListTests {

  private static final String A = "a1".repeat(32);
  private static final String B = "b2".repeat(32);

  @Test
  void allPagesAreReadAndIdsOfAnyRuntimeAreUnderstood() {
    try (var docker = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
        var kubernetes = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      String first = page("docker://" + A, "abc&?");
      String second = page("cri-o://" + B, "");
      kubernetes.on(
          "/api/v1/pods",
          out -> json(kubernetes.requests.size() == 1 ? first : second).answer(out));
      try (ClusterLine line = line(docker, kubernetes)) {
        assertThat(read(line.podContainers()))
            .containsExactly(
                new PodContainer("shop", "web-1", "u-1", "init", A),
                new PodContainer("shop", "web-1", "u-1", "init", B));
      }
      assertThat(kubernetes.requests)
          .containsExactly(
              "GET /api/v1/pods?limit=250 HTTP/1.1",
              "GET /api/v1/pods?limit=250&continue=abc%26%3F HTTP/1.1");
    }
  }

  @Test
  void halfAListIsNone() {
    try (var docker = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
        var kubernetes = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      String first = page("docker://" + A, "next");
      kubernetes.on(
          "/api/v1/pods",
          out ->
              (kubernetes.requests.size() == 1
                      ? json(first)
                      : status("410 Gone", "application/json", "{\"message\":\"expired\"}"))
                  .answer(out));
      try (ClusterLine line = line(docker, kubernetes)) {
        assertThat(line.podContainers()).isEqualTo(new Answer.Refused<>(410, "expired"));
      }
    }
  }

  @Test
  void whatIsNoPodListVouchesForNothing() {
    try (var docker = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
        var kubernetes = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      kubernetes.on("/api/v1/pods", json("{}"));
      try (ClusterLine line = line(docker, kubernetes)) {
        assertThat(trouble(line.podContainers()).kind()).isEqualTo(Kind.GARBLED);
      }
    }
  }

  @Test
  void theKubernetesApiIsTrustedByTheSameRules() {
    TestAuthority stranger = TestAuthority.create("Stranger CA");
    try (var docker = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
        var kubernetes =
            ClusterServer.demanding(stranger.issueServer("localhost"), Harbor.CLIENT_CA)) {
      try (ClusterLine line = line(docker, kubernetes)) {
        assertThat(trouble(line.podContainers()).kind()).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
      }
    }
  }

  @Test
  void aBundleWithoutKubernetesSaysSo() {
    try (var docker = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
        ClusterLine line = read(Harbor.open(docker.uri("localhost")))) {
      assertThat(trouble(line.podContainers()).kind()).isEqualTo(Kind.NO_KUBERNETES);
    }
  }

  private static ClusterLine line(ClusterServer docker, ClusterServer kubernetes) {
    return read(
        Harbor.open(
            Harbor.bundle(Harbor.OTIS, docker.uri("localhost"), kubernetes.uri("localhost")),
            List.of(),
            (_, _) -> false));
  }

  private static String page(String containerId, String next) {
    return """
    {"kind":"PodList","metadata":{"continue":"%s"},"items":[
      {"metadata":{"namespace":"shop","name":"web-1","uid":"u-1","labels":{}},
       "spec":{"containers":[{"env":[{"name":"P","value":"hunter2"}]}]},
       "status":{"initContainerStatuses":[{"name":"init","containerID":"%s"}],
         "containerStatuses":[{"name":"waiting"},{"name":"odd","containerID":"docker://short"}]}}]}
    """
        .formatted(next, containerId);
  }
}
