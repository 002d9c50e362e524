package dev.lakeglass.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.SparkSessions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.collection.Iterator;

/**
 * Four partitions of one file: in a table whose checksum file names its files, and in one whose
 * does not.
 */
final class KnownFilesTest {
  private static final String IN_CHECKSUM = "spark.databricks.delta.allFilesInCrc.enabled";

  private final SparkSession spark = SparkSessions.shared();

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    write(table());
    withoutFilesInChecksums(spark, () -> write(unlisted()));
  }

  /** As Delta writes the commits of tables of many files. */
  static void withoutFilesInChecksums(SparkSession spark, Runnable writes) {
    spark.conf().set(IN_CHECKSUM, "false");
    try {
      writes.run();
    } finally {
      spark.conf().unset(IN_CHECKSUM);
    }
  }

  private void write(String table) {
    spark.sql(
        """
        create table %s (day date, kind string, part int, number int) using delta
        partitioned by (day, kind, part) tblproperties ('delta.enableDeletionVectors' = 'true')
        """
            .formatted(table));
    spark.sql(
        """
        insert into %s values
          (date'2026-11-20', 'a/b=c %%', 1, 1), (date'2026-11-20', 'a/b=c %%', 1, 2),
          (date'2026-11-21', null, 2, 3), (date'2026-11-22', 'A', 10, 4), (null, 'a', 10, 5)
        """
            .formatted(table));
  }

  /** A new version of Delta is to be looked at: has its rule changed, and is this still of use? */
  @Test
  void itIsMadeForTheDeltaOfTheBuild() {
    assertThat(KnownFiles.isOn(spark)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true                                                     | 4 | 1 2 3 4 5",
        "day = '2026-11-20'                                       | 1 | 1 2",
        "day >= '2026-11-20' and day < '2026-11-22'               | 2 | 1 2 3",
        "day in ('2026-11-20', '2026-11-22', '2026-12-01')        | 2 | 1 2 4",
        "day is null                                              | 1 | 5",
        "not day = '2026-11-20'                                   | 2 | 3 4",
        "day > '2026-12-01'                                       | 0 | ",
        "kind = 'a/b=c %'                                         | 1 | 1 2",
        "kind is null or lower(kind) = 'a'                        | 3 | 3 4 5",
        "part > 9                                                 | 2 | 4 5",
        "day = '2026-11-20' and number = 2                        | 1 | 2",
        "day = '2026-11-20' or number = 5                         | 4 | 1 2 5",
        "part > 9 and rand(1) < 2                                 | 2 | 4 5",
      })
  void onlyFilesOfPartitionsThatPassAreRead(String filter, int files, String numbers) {
    for (String table : List.of(table(), unlisted())) {
      Dataset<Row> rows = spark.sql("select number from %s where %s".formatted(table, filter));

      assertThat(numbers(rows)).isEqualTo(numbers == null ? "" : numbers);
      assertThat(rows.inputFiles()).hasSize(files);
      assertThat(filesRead(rows)).isEqualTo(files);
    }
  }

  @Test
  void aSubqueryIsAnsweredFirst() {
    String sql =
        "select number from %1$s where day = (select max(day) from %1$s where part < 9)"
            .formatted(table());

    assertThat(numbers(spark.sql(sql))).isEqualTo("3");
  }

  @Test
  void aTableThatIsReadTwiceIsOneQuery() throws InterruptedException, TimeoutException {
    String sql =
        """
        select a.number from %1$s a join %1$s b on a.number = b.number + 1
        where a.day < '2026-11-22' and b.day < '2026-11-22'
        """
            .formatted(table());

    assertThat(queriesOf(() -> assertThat(numbers(spark.sql(sql))).isEqualTo("2 3"))).isEqualTo(1);
  }

  @Test
  void aLaterVersionIsSeenAndAnEarlierOneStays() {
    assertThat(numbers(spark.sql("select number from " + table()))).isEqualTo("1 2 3 4 5");

    spark.sql("insert into %s values (date'2026-11-23', 'b', 3, 6)".formatted(table()));
    spark.sql("delete from %s where number = 1".formatted(table()));

    assertThat(numbers(spark.sql("select number from " + table()))).isEqualTo("2 3 4 5 6");
    assertThat(numbers(spark.sql("select number from %s version as of 1".formatted(table()))))
        .isEqualTo("1 2 3 4 5");
  }

  @Test
  void aCommitOfAnotherProcessIsSeenByAQueryThatWasResolvedBefore() {
    Dataset<Row> rows = spark.sql("select number from " + table());

    asAnotherProcess("insert into %s values (date'2026-11-23', 'b', 3, 6)".formatted(table()));

    assertThat(numbers(rows)).isEqualTo("1 2 3 4 5 6");
  }

  @Test
  void aTableIsResolvedOncePerVersion() {
    ResolvedTables tables = new ResolvedTables(spark);
    String path = folder.resolve("numbers").toString();
    Dataset<Row> first = tables.read(path);
    assertThat(tables.read(path)).isSameAs(first);

    asAnotherProcess("alter table %s add columns (name string)".formatted(table()));

    assertThat(first.columns()).doesNotContain("name");
    assertThat(tables.read(path).columns()).contains("name");
  }

  /** What a session keeps of the log of a table does not know of this. */
  private void asAnotherProcess(String sql) {
    DeltaLog.clearCache();
    spark.sql(sql);
  }

  @Test
  void theLogIsReadWithoutAQuery() throws InterruptedException, TimeoutException {
    String sql = "select number from %s where day > '2026-11-20'".formatted(unlisted());

    assertThat(queriesOf(() -> assertThat(numbers(spark.sql(sql))).isEqualTo("3 4"))).isEqualTo(1);
  }

  @Test
  void deletedRowsOfALogThatIsReadStayDeleted() {
    spark.sql("delete from %s where number = 1".formatted(unlisted()));
    withoutFilesInChecksums(
        spark,
        () ->
            spark.sql("insert into %s values (date'2026-11-23', 'b', 3, 6)".formatted(unlisted())));

    assertThat(numbers(spark.sql("select number from " + unlisted()))).isEqualTo("2 3 4 5 6");
  }

  @Test
  void aTransactionAsksDelta() {
    spark.sql(
        "merge into %1$s t using (select * from %1$s where day = '2026-11-20') s".formatted(table())
            + " on t.number = s.number and t.day = s.day when matched then update set number = 7");
    spark.sql(
        "update %s set number = 8 where number = 4 and day = '2026-11-22'".formatted(table()));

    assertThat(numbers(spark.sql("select number from " + table()))).isEqualTo("3 5 7 7 8");
  }

  private String table() {
    return "delta.`%s`".formatted(folder.resolve("numbers"));
  }

  private String unlisted() {
    return "delta.`%s`".formatted(folder.resolve("unlisted"));
  }

  private static String numbers(Dataset<Row> rows) {
    List<String> numbers =
        rows.collectAsList().stream().map(row -> Integer.toString(row.getInt(0))).sorted().toList();
    return String.join(" ", numbers);
  }

  private static long filesRead(Dataset<Row> rows) {
    long files = 0;
    Iterator<SparkPlan> leaves = rows.queryExecution().executedPlan().collectLeaves().iterator();
    while (leaves.hasNext()) {
      if (leaves.next() instanceof FileSourceScanExec scan) {
        files += scan.metrics().apply("numFiles").value();
      }
    }
    return files;
  }

  private int queriesOf(Runnable work) throws InterruptedException, TimeoutException {
    AtomicInteger queries = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onOtherEvent(SparkListenerEvent event) {
            if (event instanceof SparkListenerSQLExecutionStart) {
              queries.incrementAndGet();
            }
          }
        };
    spark.sparkContext().addSparkListener(listener);
    try {
      work.run();
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
    return queries.get();
  }
}
