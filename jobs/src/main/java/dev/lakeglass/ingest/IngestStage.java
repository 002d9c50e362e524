package dev.lakeglass.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.StageResult.InputCounts;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.source.SourceFormats;
import dev.lakeglass.source.spark.RawFile;
import dev.lakeglass.source.spark.RawFiles;
import dev.lakeglass.source.spark.Reading;
import dev.lakeglass.source.spark.UnreadableObjectException;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SparkSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Raw objects → spans, requests, prompts, outputs, retrievals, retrieved_documents, tool_calls,
 * labels, rejected_lines.
 *
 * <p>Every object is decoded and redacted once; the redacted rows are kept while the narrow part of
 * the spans decides which copy of which span belongs to which day, then each table takes its
 * columns.
 */
public final class IngestStage implements Stage {
  private final JobConfig config;
  private final RedactionGuard guard;
  private final Arrival arrival;

  /**
   * @throws JobException CONFIG if a source has a format that does not exist
   */
  public IngestStage(JobConfig config) {
    this.config = config;
    config.sources().forEach(IngestStage::requireKnownFormat);
    this.guard = RedactionGuard.of(config.redact());
    this.arrival = new Arrival(config.ingest().lookback(), config.ingest().lateness());
  }

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<String> writes() {
    return IngestTables.NAMES;
  }

  @Override
  public boolean readsTables() {
    return false;
  }

  /**
   * @throws JobException NO_INPUT if no object arrived, INPUT if one cannot be read or too many
   *     records are rejected; nothing of the window is changed then
   */
  @Override
  public StageResult run(Lakehouse lakehouse, Window window) {
    Configuration hadoop = lakehouse.hadoop();
    List<RawFile> files = files(new RawFiles(hadoop), window);
    long bytes = files.stream().mapToLong(RawFile::bytes).sum();
    SparkSessions.fitTo(lakehouse.spark(), bytes);
    try (Reading reading =
        new Reading(
            files, guard, config.ingest().attributes(), config.ingest().references(), hadoop)) {
      Dataset<Row> records = reading.read(lakehouse.spark()).persist(StorageLevel.DISK_ONLY());
      RecordCounts counts = RecordCounts.of(records, files, window);
      counts.requireFewRejected(config.ingest().maxRejectedRatio());
      Dataset<Row> kept = kept(records, window, counts).persist(StorageLevel.DISK_ONLY());
      IngestTables tables =
          new IngestTables(
              records, kept, window, arrival, guard.policyId(), counts.hasReplacements());
      StageResult result =
          new StageResult(
              lakehouse.replaceAll(window, tables.byName()),
              Optional.of(
                  new InputCounts(
                      files.size(), bytes, counts.decoded(), counts.rejected(), counts.objects())));
      kept.unpersist();
      records.unpersist();
      return result;
    } catch (RuntimeException e) {
      throw asInputProblem(e);
    }
  }

  private static void requireKnownFormat(JobConfig.Source source) {
    boolean isKnown =
        source.format().equals(SourceFormats.AUTO)
            || SourceFormats.names().contains(source.format());
    if (!isKnown) {
      throw new JobException(
          Category.CONFIG,
          "Cannot read source \"%s\": format \"%s\" is none of %s, %s."
              .formatted(
                  source.name(),
                  source.format(),
                  SourceFormats.AUTO,
                  String.join(", ", SourceFormats.names())));
    }
  }

  private List<RawFile> files(RawFiles lister, Window window) {
    List<RawFile> files = new ArrayList<>();
    for (JobConfig.Source source : config.sources()) {
      files.addAll(
          lister.list(
              source, arrival.earliest(window.from()), arrival.latest(window.to().minusDays(1))));
    }
    boolean anyOfTheDays =
        files.stream().anyMatch(f -> !f.isArrivalKnown() || window.contains(f.arrivalDate()));
    if (!anyOfTheDays) {
      List<String> paths = config.sources().stream().map(JobConfig.Source::path).toList();
      throw new JobException(
          Category.NO_INPUT,
          "No raw objects for %s under %s; no table was touched. If there should be some, compare"
                  .formatted(window, String.join(", ", paths))
              + " the paths with the storage.");
    }
    return files;
  }

  private static RuntimeException asInputProblem(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableObjectException unreadable) {
        return new JobException(
            Category.INPUT,
            unreadable.getMessage()
                + ". Nothing of the day was changed; mend or remove the object and run again.",
            failure);
      }
    }
    return failure;
  }

  /** One row per span that counts, with its day and what its trace says. */
  private Dataset<Row> kept(Dataset<Row> records, Window window, RecordCounts counts) {
    Dataset<Row> nodes =
        records
            .where(col("record_kind").equalTo("span"))
            .select(
                Stream.concat(Stream.of("trace_id", "is_trace_id_known"), TraceRows.NODE.stream())
                    .map(e -> expr(e))
                    .toArray(Column[]::new));
    boolean isCorrelated =
        !config.ingest().attributes().getOrDefault("correlation_id", List.of()).isEmpty();
    Dataset<Row> stitched =
        counts.hasUnknownTraces() || isCorrelated
            ? new TraceStitcher(nodes, counts.hasBatches()).stitch()
            : nodes.withColumn("joined_by", lit(null).cast("string"));
    return stitched
        .select(col("trace_id"), struct(col("*")).as("node"))
        .groupBy("trace_id")
        .agg(collect_list("node").as("nodes"))
        .flatMap(
            new TraceRows(new TraceAssembler(window, arrival)), Encoders.row(TraceRows.SCHEMA));
  }
}
