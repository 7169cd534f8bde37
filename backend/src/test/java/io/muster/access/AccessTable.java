package io.muster.access;

import io.muster.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of routes × roles in {@code docs/access.md}, as people read them. */
public final class AccessTable {

  /** The columns of such a table, which its head names in this order. */
  static final List<String> COLUMNS =
      List.of(
          "route",
          "Administrator",
          "Operator",
          "ISSO",
          "ISSM",
          "AO",
          "AODR",
          "Auditor",
          "no role",
          "elsewhere",
          "anonymous");

  private static final Role[] ROLES = {
    Role.ADMINISTRATOR, Role.OPERATOR, Role.ISSO, Role.ISSM, Role.AO, Role.AODR, Role.AUDITOR
  };
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** What a row says about one of its routes. */
  public record Row(Map<String, String> cells) {

    /** Whether the role allows it only where it is held in all boundaries. */
    public boolean onlyEverywhere(Role role) {
      return cell(role).equals("all");
    }

    /** What one answers who has the role in the boundary of the thing asked about. */
    public Answer here(Role role) {
      return read(cell(role));
    }

    /** What one answers who has the role in another boundary only. */
    Answer elsewhere(Role role) {
      String said = cells.get("elsewhere");
      return said.equals("same") ? here(role) : read(said);
    }

    Answer withoutRole() {
      return read(cells.get("no role"));
    }

    Answer anonymous() {
      return read(cells.get("anonymous"));
    }

    private String cell(Role role) {
      return cells.get(COLUMNS.get(1 + Arrays.asList(ROLES).indexOf(role)));
    }

    private static Answer read(String cell) {
      return switch (cell) {
        case "yes", "open" -> Answer.YES;
        case "", "all" -> Answer.NO;
        case "404" -> Answer.NOT_FOUND;
        case "sign-in" -> Answer.SIGN_IN;
        default -> throw new IllegalArgumentException("No such word in a cell: " + cell);
      };
    }
  }

  private final Map<Route, Row> rows = new LinkedHashMap<>();

  private AccessTable() {}

  /** Reads the file. */
  public static AccessTable read(Path file) {
    AccessTable table = new AccessTable();
    boolean routes = false;
    for (String line : lines(file)) {
      List<String> cells = cells(line);
      if (cells.isEmpty()) {
        routes = false;
      } else if (cells.equals(COLUMNS)) {
        routes = true;
      } else if (routes && !cells.getFirst().startsWith("---")) {
        table.add(cells);
      }
    }
    return table;
  }

  /** The rows, by route. */
  public Map<Route, Row> rows() {
    return rows;
  }

  private void add(List<String> cells) {
    if (cells.size() != COLUMNS.size()) {
      throw new IllegalArgumentException("Not " + COLUMNS.size() + " cells: " + cells);
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 1; i < cells.size(); i++) {
      named.put(COLUMNS.get(i), cells.get(i));
    }
    Matcher quoted = QUOTED.matcher(cells.getFirst());
    while (quoted.find()) {
      Route route = Route.parse(quoted.group(1));
      if (rows.put(route, new Row(named)) != null) {
        throw new IllegalArgumentException("Two rows for " + route);
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    String inner = line.strip();
    List<String> cells = new ArrayList<>();
    for (String cell : inner.substring(1, inner.length() - 1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
