package dev.lakeglass;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** A lake in a folder as any reader of Delta tables sees it, without our own code. */
record LakeFolder(Path root) {

  Dataset<Row> read(String table) {
    return SparkSessions.shared().read().format("delta").load(root.resolve(table).toString());
  }

  /** Names of the tables that exist. */
  List<String> tables() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("_delta_log")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest version of each table. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    tables().forEach(table -> versions.put(table, version(table)));
    return versions;
  }

  /** Every row of every table as JSON, sorted; without {@code runs}, which tells when and how. */
  Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables()) {
      if (!table.equals("runs")) {
        rows.put(table, json(read(table)));
      }
    }
    return rows;
  }

  static List<String> json(Dataset<Row> rows) {
    Column[] columns = Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
    List<String> lines =
        new ArrayList<>(
            rows.select(to_json(struct(columns))).as(Encoders.STRING()).collectAsList());
    Collections.sort(lines);
    return lines;
  }

  private long version(String table) {
    try (Stream<Path> log = Files.list(root.resolve(table).resolve("_delta_log"))) {
      return log.map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{20}\\.json"))
          .mapToLong(name -> Long.parseLong(name.substring(0, 20)))
          .max()
          .orElse(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
