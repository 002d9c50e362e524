package dev.lakeglass.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table as {@code sql/tables/<table>.sql} declares it: the only place that says which columns it
 * has.
 */
public final class TableDeclaration {
  private static final Pattern HEAD =
      Pattern.compile("(?s)create table if not exists (\\w+) \\((.*?)\\n\\)\\s*\\nusing delta.*");
  private static final Pattern KEY = Pattern.compile("'lakeglass\\.key' = '([^']+)'");

  private final String name;
  private final String sql;
  private final StructType schema;
  private final List<String> key;

  private TableDeclaration(String name, String sql, StructType schema, List<String> key) {
    this.name = name;
    this.sql = sql;
    this.schema = schema;
    this.key = key;
  }

  /** Reads the declaration of a table from the resources of the job. */
  public static TableDeclaration of(String table) {
    return parse(SqlFile.read("tables/" + table + ".sql"));
  }

  static TableDeclaration parse(String sql) {
    Matcher head = HEAD.matcher(sql);
    Matcher key = KEY.matcher(sql);
    if (!head.find() || !key.find()) {
      throw new IllegalArgumentException(
          "Cannot read table declaration: expected \"create table if not exists <table> (…) using"
              + " delta … 'lakeglass.key' = '…'\"");
    }
    return new TableDeclaration(
        head.group(1),
        sql,
        StructType.fromDDL(head.group(2)),
        Arrays.stream(key.group(1).split(",")).map(String::trim).toList());
  }

  public String name() {
    return name;
  }

  public StructType schema() {
    return schema;
  }

  /** Columns that identify a row. */
  public List<String> key() {
    return key;
  }

  /** The statement that creates the table at a path. */
  String createStatement(String path) {
    return sql.replaceFirst(
        "create table if not exists " + name,
        Matcher.quoteReplacement("create table if not exists delta.`" + path + "`"));
  }

  /** Differences between this declaration and a live table, one sentence each; empty if none. */
  List<String> differences(StructType live) {
    List<String> differences = new ArrayList<>();
    for (StructField declared : schema.fields()) {
      int index = Arrays.asList(live.fieldNames()).indexOf(declared.name());
      if (index < 0) {
        differences.add("column " + declared.name() + " is missing");
        continue;
      }
      DataType liveType = live.fields()[index].dataType();
      if (!liveType.catalogString().equals(declared.dataType().catalogString())) {
        differences.add(
            "column %s is %s, declared as %s"
                .formatted(
                    declared.name(),
                    liveType.catalogString(),
                    declared.dataType().catalogString()));
      }
    }
    for (String column : live.fieldNames()) {
      if (!Arrays.asList(schema.fieldNames()).contains(column)) {
        differences.add("column " + column + " is not declared");
      }
    }
    return differences;
  }
}
