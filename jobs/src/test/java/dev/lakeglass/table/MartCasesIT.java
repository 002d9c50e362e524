package dev.lakeglass.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every mart and check, as the job runs them, over the cases of {@code sql/tests}. */
@Tag("spark")
class MartCasesIT {
  private static final Path SQL = Path.of("sql");
  private static final int DOUBLE_DECIMALS = 6;

  private final SparkSession spark = SparkSessions.shared();
  private final Map<String, TableDeclaration> tables =
      SqlFile.tables().stream()
          .collect(Collectors.toMap(Function.identity(), TableDeclaration::of));

  @TestFactory
  Stream<DynamicTest> givesTheExpectedRows() {
    return SqlCase.all(SQL.resolve("tests")).stream()
        .map(sqlCase -> DynamicTest.dynamicTest(sqlCase.name(), () -> verify(sqlCase)));
  }

  @TestFactory
  Stream<DynamicTest> hasTheColumnsOfItsTable() {
    return queries("marts").map(mart -> DynamicTest.dynamicTest(mart, () -> verifyColumns(mart)));
  }

  @TestFactory
  Stream<DynamicTest> findsNothingInEmptyTables() {
    return queries("checks").map(check -> DynamicTest.dynamicTest(check, () -> verifyCheck(check)));
  }

  @Test
  void everyMartAndCheckHasACase() {
    List<String> tested =
        SqlCase.all(SQL.resolve("tests")).stream().map(SqlCase::query).distinct().toList();

    assertThat(Stream.concat(queries("marts"), queries("checks"))).isNotEmpty().isSubsetOf(tested);
  }

  private void verify(SqlCase sqlCase) {
    assertThat(sqlCase.inputs()).as("input tables").isSubsetOf(tables.keySet());
    for (TableDeclaration table : tables.values()) {
      read(sqlCase.input(table.name()), table.schema()).createOrReplaceTempView(table.name());
    }
    showViews(sqlCase.days().stream().min(String::compareTo).orElseThrow());
    Dataset<Row> actual = run(sqlCase.query(), sqlCase);
    StructType schema =
        isMart(sqlCase.query()) ? tables.get(sqlCase.query()).schema() : actual.schema();
    List<Row> rows = actual.collectAsList();

    List<String> columns = sqlCase.expectedColumns();
    assertThat(columns).as("expected columns").isSubsetOf(schema.fieldNames());
    assertThat(rendered(rows, columns))
        .containsExactlyInAnyOrderElementsOf(
            rendered(parse(sqlCase.expectation(), schema).collectAsList(), columns));
    assertNoForbiddenNulls(rows, schema);
  }

  private void verifyColumns(String mart) {
    emptyTables();

    assertThat(typesOf(query(mart).schema())).isEqualTo(typesOf(tables.get(mart).schema()));
  }

  private void verifyCheck(String check) {
    emptyTables();
    Dataset<Row> offenders = query(check);

    assertThat(text(check).lines().findFirst())
        .get()
        .asString()
        .matches("-- severity: (fail|warn)");
    assertThat(tables).containsKey(check.substring(0, check.indexOf("__")));
    assertThat(offenders.columns()).contains("event_date");
    assertThat(offenders.collectAsList()).isEmpty();
  }

  private Dataset<Row> run(String query, SqlCase sqlCase) {
    String days =
        sqlCase.days().stream().map(day -> "date '" + day + "'").collect(Collectors.joining(", "));
    return spark.sql(
        "select * from (\n%s\n) where event_date in (%s) and (%s)"
            .formatted(text(query), days, sqlCase.condition()));
  }

  private Dataset<Row> query(String query) {
    return spark.sql(text(query));
  }

  private void emptyTables() {
    for (TableDeclaration table : tables.values()) {
      spark.createDataFrame(List.<Row>of(), table.schema()).createOrReplaceTempView(table.name());
    }
    showViews(SqlCase.DEFAULT_DAY);
  }

  private void showViews(String firstDay) {
    for (String view : SqlFile.views()) {
      spark.sql(SqlFile.view(view, LocalDate.parse(firstDay))).createOrReplaceTempView(view);
    }
  }

  private Dataset<Row> read(Path file, StructType schema) {
    if (!Files.exists(file)) {
      return spark.createDataFrame(List.<Row>of(), schema);
    }
    assertThat(SqlCase.keys(file)).as("columns of %s", file).isSubsetOf(schema.fieldNames());
    Column[] columns =
        Arrays.stream(schema.fields()).map(MartCasesIT::orDefault).toArray(Column[]::new);
    return parse(file, schema).select(columns);
  }

  private Dataset<Row> parse(Path file, StructType schema) {
    return spark.read().schema(schema).option("mode", "FAILFAST").json(file.toString());
  }

  /** What a case need not say: the value of a column that may not be null. */
  private static Column orDefault(StructField field) {
    if (field.nullable()) {
      return col(field.name());
    }
    return coalesce(col(field.name()), expr(defaultOf(field))).as(field.name());
  }

  private static String defaultOf(StructField field) {
    if (field.dataType() instanceof ArrayType || field.dataType() instanceof MapType) {
      String empty = field.dataType() instanceof ArrayType ? "array()" : "map()";
      return "cast(" + empty + " as " + field.dataType().sql() + ")";
    }
    return switch (field.dataType().typeName()) {
      case "string" -> "'unknown'";
      case "boolean" -> "false";
      case "date" -> "date '" + SqlCase.DEFAULT_DAY + "'";
      case "timestamp" ->
          "cast(coalesce(event_date, date '" + SqlCase.DEFAULT_DAY + "') as timestamp)";
      default -> "cast(0 as " + field.dataType().sql() + ")";
    };
  }

  private static List<String> rendered(List<Row> rows, List<String> columns) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(
          columns.stream()
              .map(column -> column + "=" + rendered(row.getAs(column)))
              .collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private static String rendered(Object value) {
    if (value instanceof Double number) {
      return plain(BigDecimal.valueOf(number).setScale(DOUBLE_DECIMALS, RoundingMode.HALF_EVEN));
    }
    if (value instanceof BigDecimal number) {
      return plain(number);
    }
    return String.valueOf(value);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static void assertNoForbiddenNulls(List<Row> rows, StructType schema) {
    for (StructField field : schema.fields()) {
      if (!field.nullable()) {
        assertThat(rows)
            .as("not null: %s", field.name())
            .noneMatch(row -> row.isNullAt(row.fieldIndex(field.name())));
      }
    }
  }

  private static List<String> typesOf(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(field -> field.name() + " " + field.dataType().catalogString())
        .toList();
  }

  private static boolean isMart(String query) {
    return Files.exists(SQL.resolve("marts").resolve(query + ".sql"));
  }

  private static String text(String query) {
    try {
      return Files.readString(
          SQL.resolve(isMart(query) ? "marts" : "checks").resolve(query + ".sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> queries(String folder) {
    try (Stream<Path> files = Files.list(SQL.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".sql"))
          .map(file -> file.substring(0, file.length() - ".sql".length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
