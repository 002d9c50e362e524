package dev.lakeglass.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * A table as {@code sql/tables} declares it, read for the tests apart from the job's own reader.
 */
record DeclaredTable(String name, StructType schema) {
  private static final Pattern COLUMN =
      Pattern.compile("^ {4}(\\w+)\\s+(\\S+?)(\\s+not null)?\\s+comment '");

  static List<DeclaredTable> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .sorted()
          .map(DeclaredTable::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DeclaredTable read(Path file) {
    List<String> columns = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher column = COLUMN.matcher(line);
        if (column.find()) {
          columns.add(
              column.group(1)
                  + " "
                  + column.group(2)
                  + (column.group(3) == null ? "" : " not null"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = file.getFileName().toString().replace(".sql", "");
    return new DeclaredTable(name, StructType.fromDDL(String.join(", ", columns)));
  }
}
