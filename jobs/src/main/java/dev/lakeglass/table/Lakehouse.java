package dev.lakeglass.table;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.delta.KnownFiles;
import dev.lakeglass.delta.PartitionReplacement;
import dev.lakeglass.delta.ResolvedTables;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * The Delta tables of one lake: creates them from their declarations, reads them, and replaces
 * exactly the rows of a window.
 *
 * <p>A live table that differs from its declaration is refused before anything is written.
 */
public final class Lakehouse {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONCURRENT_WRITES = 3;

  /** As far as the queries of {@code sql/} look back, and ahead for feedback. */
  static final int LOOK_BACK_DAYS = 30;

  static final int LOOK_AHEAD_DAYS = 14;

  private final SparkSession spark;
  private final String root;
  private final Map<String, TableDeclaration> declarations = new ConcurrentHashMap<>();
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private final ResolvedTables resolved;

  public Lakehouse(SparkSession spark, String root) {
    this.spark = spark;
    this.resolved = new ResolvedTables(spark);
    this.root = qualified(root);
  }

  /** Delta wants whole paths; a relative one starts at the working directory of the file system. */
  private String qualified(String path) {
    try {
      Path whole = new Path(path);
      return fileSystem(whole).makeQualified(whole).toString();
    } catch (IOException e) {
      throw storage("reach the lake " + path, e);
    }
  }

  public SparkSession spark() {
    return spark;
  }

  public String root() {
    return root;
  }

  public TableDeclaration declaration(String table) {
    return declarations.computeIfAbsent(table, TableDeclaration::of);
  }

  /**
   * Whether the table has been created. The folder of its log alone does not say so: a run may have
   * been killed before the first commit.
   */
  public boolean exists(String table) {
    Path log = log(table);
    try {
      FileSystem fileSystem = fileSystem(log);
      return fileSystem.exists(commit(table, 0))
          || fileSystem.exists(new Path(log, "_last_checkpoint"))
          || (fileSystem.exists(log) && commits(table).findAny().isPresent());
    } catch (IOException e) {
      throw storage("look for table " + table + " at " + path(table), e);
    }
  }

  /** The whole table; no rows if it has not been created yet. */
  public Dataset<Row> read(String table) {
    if (!exists(table)) {
      return rows(table, List.of());
    }
    Dataset<Row> rows =
        KnownFiles.isOn(spark)
            ? resolved.read(path(table))
            : spark.read().format("delta").load(path(table));
    return SparkSessions.isOnePartition(spark) ? rows.coalesce(1) : rows;
  }

  /** The rows of a window. */
  public Dataset<Row> read(String table, Window window) {
    return within(read(table), window);
  }

  /** The rows whose {@code event_date} lies in a window. */
  public static Dataset<Row> within(Dataset<Row> rows, Window window) {
    return rows.where(col("event_date").geq(window.from()).and(col("event_date").lt(window.to())));
  }

  /** Rows in the declared columns and order of a table. */
  public Dataset<Row> rows(String table, List<Row> rows) {
    return spark.createDataFrame(rows, declaration(table).schema());
  }

  /** Creates the tables that do not exist yet. */
  public void create(Collection<String> tables) {
    List<Runnable> tasks = new ArrayList<>();
    for (String table : tables) {
      tasks.add(
          () -> {
            if (!exists(table)) {
              spark.sql(declaration(table).createStatement(path(table)));
            }
          });
    }
    runConcurrently(tasks);
  }

  /**
   * Refuses live tables that differ from their declarations.
   *
   * @throws JobException CONTRACT with every difference
   */
  public void requireDeclared(Collection<String> tables) {
    List<String> problems = Collections.synchronizedList(new ArrayList<>());
    List<Runnable> tasks = new ArrayList<>();
    for (String table : tables) {
      tasks.add(
          () ->
              declaration(table)
                  .differences(read(table).schema())
                  .forEach(difference -> problems.add("  " + table + ": " + difference)));
    }
    runConcurrently(tasks);
    Collections.sort(problems);
    if (!problems.isEmpty()) {
      throw new JobException(
          Category.CONTRACT,
          "Cannot use the lake %s: live tables differ from sql/tables; nothing was changed.%n%s%n"
                  .formatted(root, String.join(System.lineSeparator(), problems))
              + "A daily run never alters a table: use another lake, or alter or drop the table"
              + " and run the days again.");
    }
  }

  /** Replaces the rows of a window; returns how many were written. */
  public long replace(String table, Window window, Dataset<Row> rows) {
    return replaceWhere(
        table,
        "event_date >= '%s' and event_date < '%s'".formatted(window.from(), window.to()),
        rows);
  }

  /** Replaces the rows of single days in one commit; returns how many were written. */
  public long replaceDays(String table, Collection<LocalDate> days, Dataset<Row> rows) {
    String list = days.stream().sorted().map(d -> "'" + d + "'").collect(Collectors.joining(", "));
    return replaceWhere(table, "event_date in (" + list + ")", rows);
  }

  /** Replaces a window of several tables, some at a time; returns rows written per table. */
  public Map<String, Long> replaceAll(Window window, Map<String, Dataset<Row>> rowsByTable) {
    Map<String, Long> written = new ConcurrentHashMap<>();
    List<Runnable> tasks = new ArrayList<>();
    rowsByTable.forEach(
        (table, rows) -> tasks.add(() -> written.put(table, replace(table, window, rows))));
    runConcurrently(tasks);
    return written;
  }

  /** Replaces single days of several tables, some at a time; returns rows written per table. */
  public Map<String, Long> replaceAllDays(
      Collection<LocalDate> days, Map<String, Dataset<Row>> rowsByTable) {
    Map<String, Long> written = new ConcurrentHashMap<>();
    List<Runnable> tasks = new ArrayList<>();
    rowsByTable.forEach(
        (table, rows) -> tasks.add(() -> written.put(table, replaceDays(table, days, rows))));
    runConcurrently(tasks);
    return written;
  }

  /**
   * A query over the tables and views by their names, as it stands in a file of {@code sql/}. It
   * sees the days from {@value #LOOK_BACK_DAYS} before the window to {@value #LOOK_AHEAD_DAYS}
   * after it: no query reads the whole history. One query is resolved at a time, since the names of
   * the tables belong to the session.
   */
  public synchronized Dataset<Row> sql(String query, Window window) {
    String text = query;
    Deque<String> views = new ArrayDeque<>();
    List<String> known = SqlFile.views();
    for (int i = known.size() - 1; i >= 0; i--) {
      if (reads(text, known.get(i))) {
        views.addFirst(known.get(i));
        text += SqlFile.view(known.get(i), window.from());
      }
    }
    showTables(text, window.widened(LOOK_BACK_DAYS, LOOK_AHEAD_DAYS));
    views.forEach(view -> showView(view, window.from()));
    return spark.sql(query);
  }

  /** Gives all tables and views, with all their days, their names in the session. */
  public void showAll() {
    SqlFile.tables().forEach(table -> read(table).createOrReplaceTempView(table));
    SqlFile.views().forEach(view -> showView(view, LocalDate.EPOCH));
  }

  private void showView(String view, LocalDate firstDay) {
    spark.sql(SqlFile.view(view, firstDay)).createOrReplaceTempView(view);
  }

  private void showTables(String query, Window shown) {
    for (String table : SqlFile.tables()) {
      if (reads(query, table)) {
        read(table, shown).createOrReplaceTempView(table);
      }
    }
  }

  private static boolean reads(String query, String name) {
    return Pattern.compile("\\b" + name + "\\b").matcher(query).find();
  }

  /** Adds rows: to table {@code runs}, and to a table that is new. */
  public long append(String table, Dataset<Row> rows) {
    create(List.of(table));
    describe(table);
    long before = lastVersion(table);
    declared(table, rows).write().format("delta").mode("append").save(path(table));
    return rowsSince(before, table);
  }

  /** Version of each table this object has written, after its last write. */
  public Map<String, Long> versionsWritten() {
    return new LinkedHashMap<>(versions);
  }

  public String path(String table) {
    return root + "/" + table;
  }

  private long replaceWhere(String table, String predicate, Dataset<Row> rows) {
    if (KnownFiles.isOn(spark)) {
      describe(table);
      PartitionReplacement.Outcome outcome =
          new PartitionReplacement(
                  spark, path(table), predicate, declaration(table).createStatement(path(table)))
              .write(declared(table, rows));
      versions.put(table, outcome.version());
      return outcome.isCommit() ? rowsOfCommit(table, outcome.version()) : 0;
    }
    if (!exists(table)) {
      // What is in the table need not be asked: that costs as much as writing a small day.
      return append(table, rows);
    }
    describe(table);
    long before = lastVersion(table);
    declared(table, rows)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("replaceWhere", predicate)
        .save(path(table));
    return rowsSince(before, table);
  }

  /** What Spark's own pages and event log call the jobs that write a table. */
  private void describe(String table) {
    spark.sparkContext().setJobDescription("write " + table);
  }

  /** The declared columns in declared order, each with its declared type. */
  private Dataset<Row> declared(String table, Dataset<Row> rows) {
    Column[] columns =
        Arrays.stream(declaration(table).schema().fields())
            .map(field -> typed(rows, field))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  private static Column typed(Dataset<Row> rows, StructField field) {
    Column column = rows.col(field.name());
    boolean same =
        rows.schema()
            .apply(field.name())
            .dataType()
            .catalogString()
            .equals(field.dataType().catalogString());
    return same ? column : column.cast(field.dataType()).as(field.name());
  }

  /** Rows that were written since another version was the last; nothing to write is no commit. */
  private long rowsSince(long before, String table) {
    long last = lastVersion(table);
    versions.put(table, last);
    return last == before ? 0 : rowsOfCommit(table, last);
  }

  private long lastVersion(String table) {
    try {
      return commits(table)
          .max()
          .orElseThrow(() -> new IllegalStateException("Table " + table + " has no commit"));
    } catch (IOException e) {
      throw storage("read the log of table " + table, e);
    }
  }

  /** The commits that are still in the log; old ones give way to checkpoints. */
  private LongStream commits(String table) throws IOException {
    Path log = log(table);
    return Arrays.stream(fileSystem(log).listStatus(log))
        .map(status -> status.getPath().getName())
        .filter(name -> name.matches("\\d{20}\\.json"))
        .mapToLong(name -> Long.parseLong(name.substring(0, 20)));
  }

  private long rowsOfCommit(String table, long version) {
    Path commit = commit(table, version);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(fileSystem(commit).open(commit), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode info = JSON.readTree(line).path("commitInfo");
        if (!info.isMissingNode()) {
          return info.path("operationMetrics").path("numOutputRows").asLong(0);
        }
      }
      return 0;
    } catch (IOException e) {
      throw storage("read the log of table " + table, e);
    }
  }

  private Path commit(String table, long version) {
    return new Path(log(table), "%020d.json".formatted(version));
  }

  private Path log(String table) {
    return new Path(path(table), "_delta_log");
  }

  /** How to reach the storage, with the settings of the session. */
  public Configuration hadoop() {
    return spark.sessionState().newHadoopConf();
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(hadoop());
  }

  private static void runConcurrently(List<Runnable> tasks) {
    if (tasks.size() == 1) {
      tasks.get(0).run();
      return;
    }
    ExecutorService executor = Executors.newFixedThreadPool(CONCURRENT_WRITES);
    try {
      List<Future<?>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(executor.submit(task)));
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while writing tables", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Cannot write tables", e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private static JobException storage(String action, IOException cause) {
    return new JobException(
        Category.STORAGE,
        "Cannot " + action + ": " + cause.getMessage() + ". Check the path and the credentials.",
        cause);
  }

  /** For callers that read or write files of the lake beside its tables. */
  public FileSystem fileSystemOf(String path) {
    try {
      return fileSystem(new Path(path));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the file system of " + path, e);
    }
  }
}
