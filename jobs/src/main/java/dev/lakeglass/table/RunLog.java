package dev.lakeglass.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.RunSummary;
import dev.lakeglass.job.RunSummary.StageRun;
import dev.lakeglass.job.StageResult.InputCounts;
import dev.lakeglass.job.StageResult.ObjectCounts;
import dev.lakeglass.job.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What runs did: table {@code runs}, and one result file per run under {@code _runs}. */
public final class RunLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_RUN = 31;
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Lakehouse lakehouse;
  private final String configurationHash;
  private final String version;

  public RunLog(Lakehouse lakehouse, String configurationHash, String version) {
    this.lakehouse = lakehouse;
    this.configurationHash = configurationHash;
    this.version = version;
  }

  public String newRunId(String command, Window window, Instant startedAt) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return "%s-%s-%s-%s".formatted(ID_TIME.format(startedAt), command, window.from(), unique);
  }

  /** Days of a window for which a table has rows. */
  public List<LocalDate> days(String table, Window window) {
    return lakehouse.read(table, window).select("event_date").distinct().collectAsList().stream()
        .map(row -> row.getDate(0).toLocalDate())
        .sorted()
        .toList();
  }

  /** Days of a window that a stage has completed under this configuration. */
  public Set<LocalDate> completedDays(String stage, Window window) {
    Set<LocalDate> days = new HashSet<>();
    lakehouse
        .read("runs")
        .where("stage = '" + stage + "' and configuration_hash = '" + configurationHash + "'")
        .select("window_start", "window_end")
        .collectAsList()
        .forEach(
            row ->
                days.addAll(
                    row.getDate(0)
                        .toLocalDate()
                        .datesUntil(row.getDate(1).toLocalDate())
                        .toList()));
    days.removeIf(day -> !window.contains(day));
    return days;
  }

  /**
   * Bytes of the raw objects that ingest read for a window, as stored; of several runs the largest.
   * Empty if no run of the {@value #LONGEST_RUN} days before it is known to have covered it.
   */
  public OptionalLong ingestedBytes(Window window) {
    Row row =
        lakehouse
            .read("runs", window.widened(LONGEST_RUN, 0))
            .where("stage = 'ingest'")
            .where(col("window_end").gt(window.from()))
            .agg(max("input_bytes"))
            .first();
    return row.isNullAt(0) ? OptionalLong.empty() : OptionalLong.of(row.getLong(0));
  }

  /** Adds a finished run to table {@code runs} and writes its result file, in this order. */
  public void record(RunSummary summary) {
    List<Row> rows = new ArrayList<>();
    for (StageRun stage : summary.stages()) {
      rows.add(row(summary, stage));
    }
    lakehouse.append("runs", lakehouse.rows("runs", rows));
    writeResult(summary);
  }

  private Row row(RunSummary summary, StageRun stage) {
    Optional<InputCounts> input = stage.result().input();
    return RowFactory.create(
        Date.valueOf(stage.window().from()),
        summary.runId(),
        summary.command(),
        stage.stage(),
        Date.valueOf(stage.window().from()),
        Date.valueOf(stage.window().to()),
        Timestamp.from(stage.startedAt()),
        Timestamp.from(stage.endedAt()),
        "ok",
        stage.result().rowsWritten(),
        input.map(InputCounts::files).orElse(null),
        input.map(InputCounts::bytes).orElse(null),
        input.map(InputCounts::decoded).orElse(null),
        input.map(InputCounts::rejected).orElse(null),
        input.map(InputCounts::objects).map(RunLog::objects).orElse(null),
        configurationHash,
        version);
  }

  private static List<Row> objects(List<ObjectCounts> objects) {
    return objects.stream()
        .map(
            object ->
                RowFactory.create(
                    object.sourceName(),
                    object.name(),
                    object.bytes(),
                    object.readBytes(),
                    object.decoded(),
                    object.rejected(),
                    object.passedOver()))
        .toList();
  }

  /** Writes the result file of a run: the code that YARN, Glue and Kubernetes may garble. */
  public void writeResult(RunSummary summary) {
    String path = lakehouse.root() + "/_runs/" + summary.runId() + ".json";
    try (OutputStream out = lakehouse.fileSystemOf(path).create(new Path(path), true)) {
      out.write(json(summary).toPrettyString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new JobException(
          Category.STORAGE,
          "Cannot write " + path + ": " + e.getMessage() + ". Check the path and the credentials.",
          e);
    }
  }

  private static ObjectNode json(RunSummary summary) {
    ObjectNode json = JSON.createObjectNode();
    json.put("run_id", summary.runId());
    json.put("command", summary.command());
    json.put("window_start", summary.window().from().toString());
    json.put("window_end", summary.window().to().toString());
    json.put("code", summary.code());
    json.put("message", summary.message());
    json.put("started_at", summary.startedAt().toString());
    json.put("ended_at", summary.endedAt().toString());
    ArrayNode stages = json.putArray("stages");
    for (StageRun stage : summary.stages()) {
      ObjectNode item = stages.addObject();
      item.put("stage", stage.stage());
      item.put("window_start", stage.window().from().toString());
      item.put("window_end", stage.window().to().toString());
      item.put("duration_ms", stage.endedAt().toEpochMilli() - stage.startedAt().toEpochMilli());
      ObjectNode rows = item.putObject("rows_written");
      stage.result().rowsWritten().forEach(rows::put);
    }
    ObjectNode versions = json.putObject("table_versions");
    summary.tableVersions().forEach(versions::put);
    return json;
  }
}
