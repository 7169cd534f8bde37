package io.muster.exports;

import gov.nist.secauto.metaschema.core.configuration.DefaultConfiguration;
import gov.nist.secauto.metaschema.core.model.validation.IValidationResult;
import gov.nist.secauto.metaschema.core.model.validation.JsonSchemaContentValidator;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validates OSCAL files by NIST's schema and constraints, offline, and by what those leave out:
 * that every reference leads to something in the file.
 */
final class OscalValidator {

  private static final String METADATA =
      """
      "metadata": {"title": "For the test", "last-modified": "2026-11-20T10:00:00Z",
        "version": "1", "oscal-version": "1.1.3"}\
      """;

  private static final String PART =
      "{\"uuid\": \"%s\", \"title\": \"t\", \"description\": \"d\", ";

  private final Path directory;

  /** Makes, beside the files to come, the documents of a site that assessment results lead to. */
  OscalValidator(Path directory) throws IOException {
    this.directory = directory;
    site("catalog", 1, "\"controls\": [{\"id\": \"ia-2\", \"title\": \"Identification\"}]");
    site("profile", 2, "\"imports\": [{\"href\": \"catalog.json\", \"include-all\": {}}]");
    site(
        "system-security-plan",
        3,
        """
        "import-profile": {"href": "profile.json"},
        "system-characteristics": {"system-ids": [{"id": "1"}], "system-name": "s",
          "description": "d", "status": {"state": "operational"},
          "system-information": {"information-types": [{"title": "t", "description": "d"}]},
          "authorization-boundary": {"description": "d"}},
        "system-implementation": {"users": [{"uuid": "%s"}],
          "components": [%s "type": "this-system", "status": {"state": "operational"}}]},
        "control-implementation": {"description": "d",
          "implemented-requirements": [{"uuid": "%s", "control-id": "ia-2"}]}
        """
            .formatted(id(31), PART.formatted(id(32)), id(33)));
    site(
        "assessment-plan",
        4,
        """
        "import-ssp": {"href": "system-security-plan.json"},
        "reviewed-controls": {"control-selections": [{"include-all": {}}]}
        """);
  }

  /** What is wrong with the file; empty if nothing is. */
  List<String> problems(byte[] file) throws IOException {
    JsonNode root = JsonMapper.shared().readTree(file);
    String schema = root.has("assessment-results") ? "ar" : "poam";
    List<String> problems = new ArrayList<>(dangling(root));
    Path path = Files.write(directory.resolve(schema + ".json"), file);
    try (InputStream definition =
        OscalBindingContext.class.getResourceAsStream(
            "/schema/json/oscal-" + schema + "_schema.json")) {
      problems.addAll(
          said(
              new JsonSchemaContentValidator(definition)
                  .validate(new ByteArrayInputStream(file), path.toUri())));
    }
    if (problems.isEmpty()) {
      problems.addAll(
          said(
              OscalBindingContext.instance()
                  .validateWithConstraints(path.toUri(), new DefaultConfiguration<>())));
    }
    return problems;
  }

  private static List<String> said(IValidationResult result) {
    return result.isPassing()
        ? List.of()
        : result.getFindings().stream()
            .map(f -> f.getSeverity() + " " + f.getPath() + ": " + f.getMessage())
            .toList();
  }

  private static List<String> dangling(JsonNode root) {
    Set<String> made = new HashSet<>();
    Set<String> referred = new HashSet<>();
    collect(root, made, referred);
    referred.removeAll(made);
    return referred.stream().map(r -> "Nothing has the id " + r).toList();
  }

  private static void collect(JsonNode node, Set<String> made, Set<String> referred) {
    node.properties()
        .forEach(
            p -> {
              if (p.getKey().equals("uuid")) {
                made.add(p.getValue().asString());
              } else if (p.getKey().endsWith("-uuid")) {
                referred.add(p.getValue().asString());
              }
            });
    Stream.concat(
            node.isArray() ? node.values().stream() : Stream.empty(),
            node.properties().stream().map(java.util.Map.Entry::getValue))
        .forEach(child -> collect(child, made, referred));
  }

  private void site(String kind, int number, String rest) throws IOException {
    Files.writeString(
        directory.resolve(kind + ".json"),
        "{\"%s\": {\"uuid\": \"%s\", %s, %s}}".formatted(kind, id(number), METADATA, rest));
  }

  private static String id(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }
}
