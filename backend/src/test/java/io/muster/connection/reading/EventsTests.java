package io.muster.connection.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.ContainerEvent;
import io.muster.connection.ContainerEvent.Action;
import io.muster.connection.ContainerEvent.Happened;
import io.muster.connection.ContainerEvent.Unread;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTests {

  private static final String ID = "a1".repeat(32);

  private static Optional<ContainerEvent> read(String line) {
    return Events.read(line.getBytes(UTF_8));
  }

  private static String line(String type, String action, String id) {
    return """
    {"status":"%2$s","id":"%3$s","from":"nginx","Type":"%1$s","Action":"%2$s","Actor":{"ID":"%3$s",
     "Attributes":{"name":"hb-w1/web","com.example":"{\\"ID\\":\\"x\\"}"}},"time":1,"timeNano":1000}
    """
        .formatted(type, action, id);
  }

  @Test
  void anIdAndWhatHappenedAreRead() {
    assertThat(read(line("container", "create", ID))).contains(new Happened(Action.CREATE, ID));
    assertThat(read(line("container", "start", ID))).contains(new Happened(Action.START, ID));
    assertThat(read(line("container", "rename", ID))).contains(new Happened(Action.RENAME, ID));
  }

  @Test
  void whatIsNoneOfOurBusinessIsPassedOver() {
    assertThat(read(line("network", "create", ID))).isEmpty();
    assertThat(read(line("container", "exec_create: sh", ID))).isEmpty();
    assertThat(read(line("container", "die", ID))).isEmpty();
    assertThat(read(" \r")).isEmpty();
  }

  @Test
  void whatCannotBeReadIsToldAndNotTakenForNothing() {
    assertThat(read(line("container", "start", "../../x"))).contains(new Unread());
    assertThat(read(line("container", "start", ""))).contains(new Unread());
    assertThat(read("{\"Type\":\"container\",\"Actor\":{\"ID\":\"" + ID + "\"}}"))
        .contains(new Unread());
    assertThat(read("{\"Type\":\"container\",\"Action\":\"sta")).contains(new Unread());
    assertThat(read("<html>")).contains(new Unread());
    assertThat(read("[1,2]")).contains(new Unread());
    assertThat(read("{\"a\":".repeat(200))).contains(new Unread());
  }
}
