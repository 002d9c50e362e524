package dev.lakeglass.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.SparkSessions;
import dev.lakeglass.job.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LakehouseTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final String TABLE = "redaction_daily";

  private final SparkSession spark = SparkSessions.shared();

  @TempDir private Path folder;

  /**
   * delta-rs and others leave the schema of a checkpoint to its Parquet file. Delta 4.2.0 could not
   * read that on Spark 4.1.2 and later (delta-io/delta#6867), and every lake has checkpoints after
   * ten days.
   */
  @Test
  void aCheckpointThatDoesNotSayItsSchemaIsReadAndWrittenAfter() throws IOException {
    Path written = folder.resolve("written");
    Lakehouse first = new Lakehouse(spark, written.toString());
    first.create(List.of(TABLE));
    spark.sql(
        "alter table delta.`%s` set tblproperties ('delta.checkpointInterval' = '1')"
            .formatted(first.path(TABLE)));
    first.append(TABLE, first.rows(TABLE, List.of(row(DAY, "email"), row(DAY, "phone"))));
    Path log = written.resolve(TABLE).resolve("_delta_log");
    assertThat(log.resolve("00000000000000000002.checkpoint.parquet")).exists();

    Path elsewhere = folder.resolve("elsewhere");
    copy(written, elsewhere, "_last_checkpoint");
    Lakehouse second = new Lakehouse(spark, elsewhere.toString());
    long replaced =
        second.replace(TABLE, Window.day(DAY), second.rows(TABLE, List.of(row(DAY, "iban"))));

    assertThat(replaced).isEqualTo(1);
    assertThat(second.read(TABLE).select("redaction_type").collectAsList())
        .extracting(found -> found.getString(0))
        .containsExactly("iban");
  }

  /** What a kill leaves between the folder of a new table's log and its first commit. */
  @Test
  void aTableWithoutACommitIsNone() throws IOException {
    Lakehouse lakehouse = new Lakehouse(spark, folder.toString());
    Files.createDirectories(folder.resolve(TABLE).resolve("_delta_log"));

    lakehouse.requireDeclared(List.of(TABLE));
    assertThat(lakehouse.read(TABLE).count()).isZero();
    long written =
        lakehouse.replace(TABLE, Window.day(DAY), lakehouse.rows(TABLE, List.of(row(DAY, "ssn"))));

    assertThat(written).isEqualTo(1);
    assertThat(lakehouse.read(TABLE).count()).isEqualTo(1);
  }

  private static Row row(LocalDate day, String type) {
    return RowFactory.create(
        Date.valueOf(day), "assistant", "/v1/chat", type, 3L, 2L, 0L, new String[] {"1.0.0"});
  }

  private static void copy(Path from, Path to, String without) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.equals(without) && !name.equals("." + without + ".crc")) {
          Path target = to.resolve(from.relativize(file));
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
