package io.muster.exports;

import gov.nist.secauto.metaschema.core.configuration.DefaultConfiguration;
import gov.nist.secauto.metaschema.core.model.constraint.IConstraint.Level;
import gov.nist.secauto.metaschema.core.model.validation.IValidationFinding;
import gov.nist.secauto.metaschema.core.model.validation.JsonSchemaContentValidator;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong with a document: by the schema of its kind, then by constraints, both as liboscal
 * has them, and what those leave out: references that lead to nothing in it.
 */
final class OscalValidation {

  /** What the constraints follow from results on: the site's plan, its SSP, and a profile. */
  private static final Map<String, String> BESIDE =
      Map.of(
          "assessment-plan.json",
          document("assessment-plan", "\"import-ssp\": {\"href\": \"ssp.json\"}"),
          "ssp.json",
          document("system-security-plan", "\"import-profile\": {\"href\": \"profile.json\"}"),
          "profile.json",
          document("profile", "\"imports\": [{\"href\": \"catalog.json\"}]"),
          "catalog.json",
          document("catalog", "\"controls\": [{\"id\": \"ia-2\", \"title\": \"IA-2\"}]"));

  private final JsonSchemaContentValidator schema;

  /** Of documents of a kind: {@code ar} or {@code poam}. */
  OscalValidation(String kind) throws Exception {
    String path = "/schema/json/oscal-" + kind + "_schema.json";
    try (InputStream in = OscalBindingContext.class.getResourceAsStream(path)) {
      schema = new JsonSchemaContentValidator(Objects.requireNonNull(in, path));
    }
  }

  /** What is wrong, each in a line; empty if nothing is. */
  List<String> problems(String json) throws Exception {
    Path place = Files.createTempDirectory("oscal");
    Path file = place.resolve("document.json");
    try {
      Files.writeString(file, json, StandardCharsets.UTF_8);
      for (var other : BESIDE.entrySet()) {
        Files.writeString(place.resolve(other.getKey()), other.getValue());
      }
      List<IValidationFinding> all =
          new ArrayList<>(schema.validate(new JSONObject(json), file.toUri()).getFindings());
      if (all.isEmpty()) {
        all.addAll(
            OscalBindingContext.newInstance()
                .validateWithConstraints(file.toUri(), new DefaultConfiguration<>())
                .getFindings());
      }
      return Stream.concat(
              all.stream()
                  .filter(f -> f.getSeverity().ordinal() >= Level.ERROR.ordinal())
                  .map(f -> f.getPath() + ": " + f.getMessage()),
              dangling(json).map(id -> "Nothing has the id " + id))
          .toList();
    } finally {
      FileSystemUtils.deleteRecursively(place);
    }
  }

  private static Stream<String> dangling(String json) {
    Set<String> made = new HashSet<>();
    Set<String> referred = new TreeSet<>();
    collect(JsonMapper.shared().readTree(json), made, referred);
    referred.removeAll(made);
    return referred.stream();
  }

  private static void collect(JsonNode node, Set<String> made, Set<String> referred) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (property.getKey().equals("uuid")) {
        made.add(property.getValue().asString());
      } else if (property.getKey().endsWith("-uuid")) {
        referred.add(property.getValue().asString());
      }
    }
    node.valueStream().forEach(child -> collect(child, made, referred));
  }

  private static String document(String kind, String rest) {
    return """
    {"%s": {"uuid": "%s", "metadata": {"title": "Beside", "version": "1",
     "last-modified": "2026-11-28T00:00:00Z", "oscal-version": "1.1.3"}, %s}}
    """
        .formatted(kind, UUID.nameUUIDFromBytes(kind.getBytes(StandardCharsets.UTF_8)), rest);
  }
}
