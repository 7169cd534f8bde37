package io.muster.about;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bills of materials in the jar, for administrators: they help an attacker too. */
@Component
public class PartsLists {

  private static final String FOLDER = "META-INF/sbom/";

  private final JsonMapper json;

  PartsLists(JsonMapper json) {
    this.json = json;
  }

  /**
   * Refuses all but administrators of all boundaries.
   *
   * @throws Forbidden to anybody else
   */
  public void require(Actor actor) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
  }

  /**
   * The file as it stands.
   *
   * @throws Forbidden unless the actor administers all boundaries
   * @throws NotFound if there is no such list in this build
   */
  public byte[] file(Actor actor, String name) {
    require(actor);
    return PartsList.named(name)
        .flatMap(PartsLists::read)
        .orElseThrow(() -> new NotFound("This build holds no such list of parts."));
  }

  /**
   * The parts in a list, by name; empty if this build does not hold the list.
   *
   * @throws Forbidden unless the actor administers all boundaries
   */
  public Optional<List<Part>> parts(Actor actor, PartsList list) {
    require(actor);
    return read(list)
        .map(
            bytes ->
                json.readTree(bytes)
                    .path("components")
                    .valueStream()
                    .map(PartsLists::part)
                    .sorted(Comparator.comparing(Part::name))
                    .toList());
  }

  private static Part part(JsonNode component) {
    String group = component.path("group").asString("");
    String name = component.path("name").asString("");
    return new Part(
        group.isEmpty() ? name : group + ":" + name,
        component.path("version").asString(""),
        component
            .path("licenses")
            .valueStream()
            .map(PartsLists::licence)
            .filter(l -> !l.isEmpty())
            .collect(Collectors.joining(", ")));
  }

  private static String licence(JsonNode said) {
    JsonNode one = said.path("license");
    return one.path("id").asString(one.path("name").asString(said.path("expression").asString("")));
  }

  private static Optional<byte[]> read(PartsList list) {
    var resource = new ClassPathResource(FOLDER + list.file());
    if (!resource.exists()) {
      return Optional.empty();
    }
    try (InputStream bytes = resource.getInputStream()) {
      return Optional.of(bytes.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
