package dev.lakeglass.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One folder of {@code sql/tests/<query>/<case>}: small input tables and the rows they must give.
 */
record SqlCase(String query, Path folder) {
  static final String DEFAULT_DAY = "2026-11-22";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXPECTATION = "expect.jsonl";

  static List<SqlCase> all(Path root) {
    List<SqlCase> cases = new ArrayList<>();
    for (Path query : folders(root)) {
      for (Path folder : folders(query)) {
        cases.add(new SqlCase(query.getFileName().toString(), folder));
      }
    }
    return List.copyOf(cases);
  }

  String name() {
    return query + "/" + folder.getFileName();
  }

  Path expectation() {
    return folder.resolve(EXPECTATION);
  }

  /** The input file of a table, which need not exist: the table is empty then. */
  Path input(String table) {
    return folder.resolve(table + ".jsonl");
  }

  /** Names of the tables the case has rows for. */
  Set<String> inputs() {
    Set<String> tables = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".jsonl") && !file.equals(EXPECTATION))
          .sorted()
          .forEach(file -> tables.add(file.substring(0, file.length() - ".jsonl".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tables;
  }

  /** The columns the expected rows list: the same in every row. */
  List<String> expectedColumns() {
    Set<List<String>> columns = new LinkedHashSet<>();
    for (JsonNode row : rows(expectation())) {
      columns.add(names(row).stream().sorted().toList());
    }
    if (columns.size() > 1) {
      throw new IllegalArgumentException(
          "Invalid " + expectation() + ": every row must list the same columns, found " + columns);
    }
    return columns.isEmpty() ? List.of() : columns.iterator().next();
  }

  /** The condition of {@code where.sql}: which result rows the case is about; all without one. */
  String condition() {
    Path file = folder.resolve("where.sql");
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "true";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The days judged: those the expected rows name, else the default day. */
  Set<String> days() {
    Set<String> days = new LinkedHashSet<>();
    rows(expectation()).forEach(row -> days.add(row.path("event_date").asText(DEFAULT_DAY)));
    return days.isEmpty() ? Set.of(DEFAULT_DAY) : days;
  }

  /** All keys of a JSON lines file, so that a misspelt column cannot pass as a missing one. */
  static Set<String> keys(Path file) {
    Set<String> keys = new LinkedHashSet<>();
    rows(file).forEach(row -> keys.addAll(names(row)));
    return keys;
  }

  private static List<JsonNode> rows(Path file) {
    List<JsonNode> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          rows.add(JSON.readTree(line));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid " + file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static List<String> names(JsonNode row) {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
