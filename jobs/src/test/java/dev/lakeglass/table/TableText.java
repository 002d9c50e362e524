package dev.lakeglass.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table declaration as text, read without Spark: one column a line. */
record TableText(String name, String comment, List<String> key, List<Column> columns) {
  private static final Pattern COLUMN =
      Pattern.compile(
          "^    (\\w+)\\s+(\\S+)( not null)?\\s*(?:comment '((?:[^'\\\\]|\\\\.)*)')?,?$");
  private static final Pattern COMMENT = Pattern.compile("(?m)^comment '((?:[^'\\\\]|\\\\.)*)'$");
  private static final Pattern KEY = Pattern.compile("'lakeglass\\.key' = '([^']+)'");

  /** One column; its comment is empty if it has none. */
  record Column(String name, String type, boolean isRequired, String comment) {}

  static TableText of(String table) {
    String sql = SqlFile.read("tables/" + table + ".sql");
    List<Column> columns = new ArrayList<>();
    String[] lines = sql.split("\n");
    for (int i = 1; !lines[i].startsWith(")"); i++) {
      Matcher column = COLUMN.matcher(lines[i]);
      if (!column.matches()) {
        throw new IllegalStateException("Cannot read line " + (i + 1) + " of table " + table);
      }
      columns.add(
          new Column(
              column.group(1),
              column.group(2),
              column.group(3) != null,
              column.group(4) == null ? "" : unescaped(column.group(4))));
    }
    String key = found(KEY, sql);
    return new TableText(
        table,
        unescaped(found(COMMENT, sql)),
        key.isEmpty() ? List.of() : Arrays.asList(key.split("\\s*,\\s*")),
        columns);
  }

  /** The page {@code sql/README.md}: every table with its key and columns. */
  static String readme(List<TableText> tables) {
    StringBuilder page = new StringBuilder();
    page.append("# Tables\n\n")
        .append("Made from `sql/tables/*.sql`, the only place that says which columns a table")
        .append(" has; do not edit.\n")
        .append("Days are UTC. A column without `not null` is null where its comment says so.\n\n")
        .append("| table | what | key |\n| --- | --- | --- |\n");
    for (TableText table : tables) {
      page.append(
          "| [%s](#%s) | %s | %s |\n"
              .formatted(table.name, table.name, table.comment, code(table.key)));
    }
    tables.forEach(table -> page.append(table.section()));
    return page.toString();
  }

  private String section() {
    StringBuilder section = new StringBuilder();
    section.append("\n## %s\n\n%s Key: %s.\n\n".formatted(name, comment, code(key)));
    section.append("| column | type | what |\n| --- | --- | --- |\n");
    for (Column column : columns) {
      section.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  column.name,
                  "`" + column.type + "`" + (column.isRequired ? " not null" : ""),
                  column.comment.replace("|", "\\|")));
    }
    return section.toString();
  }

  private static String code(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }

  private static String found(Pattern pattern, String sql) {
    Matcher matcher = pattern.matcher(sql);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String unescaped(String text) {
    return text.replace("\\'", "'");
  }
}
