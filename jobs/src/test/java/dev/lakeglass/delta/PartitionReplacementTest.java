package dev.lakeglass.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.SparkSessions;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import io.delta.exceptions.ConcurrentAppendException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** A table with two rows of the 20th and one of the 21st. */
final class PartitionReplacementTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final String TABLE = "redaction_daily";

  private final SparkSession spark = SparkSessions.shared();

  @TempDir private Path folder;
  private Lakehouse lakehouse;

  @BeforeEach
  void write() {
    lakehouse = new Lakehouse(spark, folder.toString());
    lakehouse.append(TABLE, rows(row(DAY, "email"), row(DAY, "phone"), row(NEXT, "iban")));
  }

  @Test
  void rowsOfADayAreReplacedAndThoseOfOtherDaysStay() {
    long written = lakehouse.replace(TABLE, Window.day(DAY), rows(row(DAY, "ssn")));

    assertThat(written).isEqualTo(1);
    assertThat(found()).containsExactly("2026-11-20 ssn", "2026-11-21 iban");
    Row commit =
        spark
            .sql("describe history delta.`%s`".formatted(lakehouse.path(TABLE)))
            .selectExpr("operation", "operationParameters['mode']", "operationMetrics")
            .first();
    assertThat(commit.getString(0)).isEqualTo("WRITE");
    assertThat(commit.getString(1)).isEqualTo("Overwrite");
    assertThat(commit.getJavaMap(2)).containsEntry("numOutputRows", "1");
  }

  @Test
  void singleDaysAreReplacedInOneCommit() {
    long written =
        lakehouse.replaceDays(
            TABLE, List.of(DAY, NEXT), rows(row(DAY, "ssn"), row(NEXT, "card"), row(NEXT, "key")));

    assertThat(written).isEqualTo(3);
    assertThat(found()).containsExactly("2026-11-20 ssn", "2026-11-21 card", "2026-11-21 key");
    assertThat(lakehouse.versionsWritten()).containsEntry(TABLE, 2L);
  }

  @Test
  void aDayIsReplacedAgainAndAgain() {
    for (String type : List.of("ssn", "card", "key")) {
      lakehouse.replace(TABLE, Window.day(DAY), rows(row(DAY, type)));
    }

    assertThat(found()).containsExactly("2026-11-20 key", "2026-11-21 iban");
  }

  @Test
  void aDayWhoseFilesOnlyTheLogNamesIsReplaced() {
    KnownFilesTest.withoutFilesInChecksums(
        spark,
        () -> {
          lakehouse.replace(TABLE, Window.day(NEXT), rows(row(NEXT, "card")));
          DeltaLog.clearCache();
          lakehouse.replace(TABLE, Window.day(DAY), rows(row(DAY, "ssn")));
        });
    DeltaLog.clearCache();

    assertThat(found()).containsExactly("2026-11-20 ssn", "2026-11-21 card");
  }

  @Test
  void noRowsEmptyADay() {
    assertThat(lakehouse.replace(TABLE, Window.day(DAY), rows())).isZero();
    assertThat(found()).containsExactly("2026-11-21 iban");
  }

  @Test
  void noRowsForADayThatHasNoneAreNoCommitAndNotTheRowsOfTheOneBefore() {
    assertThat(lakehouse.replace(TABLE, Window.day(NEXT.plusDays(1)), rows())).isZero();
    assertThat(lakehouse.versionsWritten()).containsEntry(TABLE, 1L);
    assertThat(found()).hasSize(3);
  }

  @Test
  void aRowOfAnotherDayIsRefusedAndNothingIsReplaced() {
    Dataset<Row> rows = rows(row(DAY, "ssn"), row(NEXT, "card"));

    assertThatThrownBy(() -> lakehouse.replace(TABLE, Window.day(DAY), rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-11-21")
        .hasMessageContaining("expected only event_date >= '2026-11-20'");
    assertThat(found()).containsExactly("2026-11-20 email", "2026-11-20 phone", "2026-11-21 iban");
  }

  @Test
  void twoRunsOfOneDayAtATimeDoNotBothCommit() {
    LocalDate third = NEXT.plusDays(1);
    OptimisticTransaction late = begin();
    lakehouse.replace(TABLE, Window.day(third), rows(row(third, "ssn")));

    assertThatThrownBy(() -> replacement(third).commit(late, rows(row(third, "ssn"))))
        .isInstanceOf(ConcurrentAppendException.class);
    assertThat(found()).hasSize(4);
  }

  @Test
  void runsOfTwoDaysAtATimeBothCommit() {
    LocalDate third = NEXT.plusDays(1);
    OptimisticTransaction late = begin();
    lakehouse.replace(TABLE, Window.day(third), rows(row(third, "ssn")));

    replacement(DAY).commit(late, rows(row(DAY, "card")));

    assertThat(found()).containsExactly("2026-11-20 card", "2026-11-21 iban", "2026-11-22 ssn");
  }

  @Test
  void aNewTableComesWithItsFirstRowsAndIsWhatItsStatementWouldHaveCreated() {
    Lakehouse byStatement = new Lakehouse(spark, folder.resolve("statement").toString());
    byStatement.create(List.of(TABLE));
    Lakehouse byRows = new Lakehouse(spark, folder.resolve("rows").toString());

    assertThat(byRows.replace(TABLE, Window.day(DAY), rows(row(DAY, "ssn")))).isEqualTo(1);

    assertThat(byRows.versionsWritten()).containsEntry(TABLE, 0L);
    assertThat(byRows.read(TABLE).count()).isEqualTo(1);
    assertThat(byRows.read(TABLE).schema().json())
        .contains("UTC date of")
        .isEqualTo(byStatement.read(TABLE).schema().json());
    assertThat(detail(byRows)).isEqualTo(detail(byStatement));
  }

  @Test
  void aNewTableWithoutRowsIsCreatedToo() {
    Lakehouse empty = new Lakehouse(spark, folder.resolve("empty").toString());

    assertThat(empty.replace(TABLE, Window.day(DAY), rows())).isZero();

    assertThat(empty.exists(TABLE)).isTrue();
    assertThat(empty.read(TABLE).isEmpty()).isTrue();
  }

  @Test
  void aNewTableRefusesNullsWhereItsStatementDoes() {
    Lakehouse strict = new Lakehouse(spark, folder.resolve("strict").toString());
    Dataset<Row> nullable =
        rows(row(DAY, "ssn")).withColumn("redaction_type", functions.lit(null).cast("string"));

    assertThatThrownBy(() -> strict.replace(TABLE, Window.day(DAY), nullable))
        .hasStackTraceContaining("redaction_type");
    assertThat(strict.exists(TABLE)).isFalse();
  }

  private Row detail(Lakehouse lake) {
    return spark
        .sql("describe detail delta.`%s`".formatted(lake.path(TABLE)))
        .select(
            "description",
            "partitionColumns",
            "properties",
            "minReaderVersion",
            "minWriterVersion",
            "tableFeatures")
        .first();
  }

  private OptimisticTransaction begin() {
    return DeltaLog.forTable(spark, lakehouse.path(TABLE))
        .startTransaction(Option.empty(), Option.empty());
  }

  private PartitionReplacement replacement(LocalDate day) {
    return new PartitionReplacement(
        spark,
        lakehouse.path(TABLE),
        "event_date in ('%s')".formatted(day),
        SqlFile.read("tables/" + TABLE + ".sql"));
  }

  private List<String> found() {
    return lakehouse.read(TABLE).collectAsList().stream()
        .map(row -> row.getAs("event_date") + " " + row.getAs("redaction_type"))
        .sorted()
        .toList();
  }

  private Dataset<Row> rows(Row... rows) {
    return lakehouse.rows(TABLE, List.of(rows));
  }

  private static Row row(LocalDate day, String type) {
    return RowFactory.create(
        Date.valueOf(day), "assistant", "/v1/chat", type, 3L, 2L, 0L, new String[] {"1.0.0"});
  }
}
