package io.muster.benchmark.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer, head and body, that is the same for every cluster except for the ids in it. As ids of
 * a kind are all of one length, making a cluster's answer is copying.
 */
final class Template {

  private static final Pattern ID =
      Pattern.compile(
          "\\b([0-9a-f]{64}|([A-Z2-7]{4}:){11}[A-Z2-7]{4}|[0-9a-z]{25}|[0-9a-f]{12})\\b");

  private final byte[] text;
  private final List<Slot> slots;

  /** A place in the text, and which part of the identity belongs there. */
  private record Slot(int at, int from, int length) {}

  private Template(byte[] text, List<Slot> slots) {
    this.text = text;
    this.slots = slots;
  }

  /**
   * The template of an answer.
   *
   * @param body as the simulator wrote it, in ASCII
   * @param places where in an identity the ids of the simulator's cluster have their like
   */
  static Template of(int status, String body, Map<String, Integer> places) {
    String text =
        """
        HTTP/1.1 %d %s\r
        Api-Version: 1.41\r
        Content-Type: application/json\r
        Ostype: linux\r
        Server: Docker/ucp\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(status, status == 200 ? "OK" : "Not Found", body.length(), body);
    List<Slot> slots = new ArrayList<>();
    Matcher id = ID.matcher(text);
    while (id.find()) {
      Integer from = places.get(id.group());
      if (from != null) {
        slots.add(new Slot(id.start(), from, id.group().length()));
      }
    }
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length != text.length()) {
      throw new IllegalArgumentException("not ASCII: " + body);
    }
    return new Template(bytes, List.copyOf(slots));
  }

  /** The answer of one cluster. */
  byte[] of(Identity identity) {
    byte[] answer = text.clone();
    for (Slot slot : slots) {
      identity.copy(slot.from(), answer, slot.at(), slot.length());
    }
    return answer;
  }
}
