package io.muster.connection;

import static io.muster.connection.TroubleTests.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.simulator.ContainerSpec;
import io.muster.testing.engine.DockerEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line to a real Docker Engine behind mutual TLS. */
class LineEngineTests {

  @Test
  void aRealEngineIsReadThroughTheLine() {
    DockerEngine engine = DockerEngine.shared();
    String sharing = engine.run(ContainerSpec.system("line-ucp-agent").pid("host"));
    String joining = engine.run(ContainerSpec.container("line-joiner").pid("container:" + sharing));
    try (ClusterLine line = TestLines.to(engine)) {
      assertThat(read(line.version()).isMke()).isFalse();
      assertThat(read(line.info()).id()).isEqualTo(engine.id());
      assertThat(read(line.containers()))
          .extracting(ListedContainer::id)
          .contains(sharing, joining);
      assertThat(read(line.literalContainers("com.docker.ucp.version")))
          .extracting(ListedContainer::id)
          .contains(sharing)
          .doesNotContain(joining);
      InspectedContainer inspected = read(line.inspect(sharing));
      assertThat(inspected.pidMode()).isEqualTo("host");
      assertThat(inspected.imageId()).startsWith("sha256:");
      assertThat(inspected.toString()).doesNotContain(ContainerSpec.PASSWORD);
      assertThat(read(line.inspect(joining)).pidMode()).isEqualTo("container:" + sharing);
      assertThat(line.inspect("0".repeat(64))).isInstanceOf(Answer.Gone.class);
      assertThat(read(line.plugins())).isEmpty();
      assertThat(line.nodes()).isInstanceOfAny(Answer.Refused.class, Answer.Read.class);
    } finally {
      List.of(joining, sharing).forEach(engine::remove);
    }
  }

  @Test
  void aClientOfAnotherAuthorityIsRefusedByARealEngine() {
    DockerEngine engine = DockerEngine.shared();
    var bundle =
        new io.muster.credentials.vault.OpenedBundle(
            io.muster.shared.BundleId.random(),
            Harbor.OTIS.key(),
            Harbor.OTIS.chain(),
            List.of(engine.authority().certificate()),
            engine.address(),
            null,
            Harbor.OTIS.certificate().getNotAfter().toInstant());
    assertThat(TroubleTests.trouble(Harbor.open(bundle, List.of(), (_, _) -> false)).kind())
        .isIn(Trouble.Kind.UNAUTHORIZED, Trouble.Kind.CONNECTION_LOST);
  }
}
