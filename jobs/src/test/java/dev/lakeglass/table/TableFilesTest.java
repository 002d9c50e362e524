package dev.lakeglass.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.table.TableText.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The declarations in {@code sql/tables} are complete, and {@code sql/README.md} is made of them.
 */
class TableFilesTest {
  private static final Path README = Path.of("sql/README.md");

  private final List<TableText> tables = SqlFile.tables().stream().map(TableText::of).toList();

  @Test
  void areAllListed() throws IOException {
    assertLists("sql/tables", SqlFile.tables());
    assertLists("sql/views", SqlFile.views());
    assertLists("sql/checks", SqlFile.checks());
  }

  private static void assertLists(String folder, List<String> names) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString().replace(".sql", "")).toList())
          .doesNotHaveDuplicates();
    }
  }

  /**
   * Queries see no day beyond those the job shows them, so a longer look-back would see nothing.
   */
  @Test
  void areShownAsFarAsQueriesLook() throws IOException {
    List<Integer> back = new ArrayList<>();
    List<Integer> ahead = new ArrayList<>();
    for (String folder : List.of("marts", "metrics", "views")) {
      for (Path file : files(Path.of("sql", folder))) {
        String query = Files.readString(file);
        back.addAll(daysIn(query, "date_sub"));
        ahead.addAll(daysIn(query, "date_add"));
      }
    }
    assertThat(back).isNotEmpty().allMatch(days -> days <= Lakehouse.LOOK_BACK_DAYS);
    assertThat(ahead).isNotEmpty().allMatch(days -> days <= Lakehouse.LOOK_AHEAD_DAYS);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static List<Integer> daysIn(String query, String function) {
    return Pattern.compile(function + "\\([^,]+, (\\d+)\\)")
        .matcher(query)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  @Test
  void sayWhatEveryColumnMeans() {
    assertThat(tables).hasSizeGreaterThan(20);
    for (TableText table : tables) {
      assertThat(table.columns()).as(table.name()).hasSizeGreaterThan(3);
      for (Column column : table.columns()) {
        assertThat(column.comment()).as(table.name() + "." + column.name()).isNotBlank();
        assertThat(column.type())
            .as(table.name() + "." + column.name())
            .matches("[a-z<>,:_() 0-9]+");
      }
    }
  }

  @Test
  void haveAKeyOfRequiredColumnsThatBeginsWithTheDay() {
    for (TableText table : tables) {
      assertThat(table.key()).as(table.name()).isNotEmpty();
      assertThat(table.comment()).as(table.name()).startsWith("One row per ").endsWith(".");
      for (String key : table.key()) {
        assertThat(table.columns())
            .as(table.name() + "." + key)
            .anyMatch(column -> column.name().equals(key) && column.isRequired());
      }
    }
  }

  @Test
  void standInTheReadme() throws IOException {
    String expected = TableText.readme(tables);
    if (Boolean.getBoolean("lakeglass.write")) {
      Files.writeString(README, expected);
    }
    assertThat(README)
        .as("after a change of a table: mvn test -Dtest=TableFilesTest -Dlakeglass.write=true")
        .hasContent(expected);
  }
}
