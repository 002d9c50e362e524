package dev.lakeglass.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.StageResult.ObjectCounts;
import dev.lakeglass.job.Window;
import dev.lakeglass.source.spark.RawFile;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records decoded and rejected, per object and per day of arrival within the window. */
final class RecordCounts {
  private static final int REASONS_TOLD = 3;

  /** Below this many records a share says nothing. */
  private static final long FEWEST_RECORDS = 100;

  /** Objects told of one by one; a row of table runs stays small. */
  private static final int MOST_OBJECTS = 1_000;

  private record Group(LocalDate day, String reason, long count) {}

  private record ObjectName(String sourceName, String name) {}

  private final List<Group> groups;
  private final List<ObjectCounts> objects;
  private final boolean hasUnknownTraces;
  private final boolean hasReplacements;
  private final boolean hasBatches;

  private RecordCounts(
      List<Group> groups,
      List<ObjectCounts> objects,
      boolean hasUnknownTraces,
      boolean hasReplacements,
      boolean hasBatches) {
    this.groups = groups;
    this.objects = objects;
    this.hasUnknownTraces = hasUnknownTraces;
    this.hasReplacements = hasReplacements;
    this.hasBatches = hasBatches;
  }

  /**
   * Counts the records by object.
   *
   * @param files the objects that should have been read
   * @throws JobException INPUT if an object was not read to its end and no rejected record says why
   */
  static RecordCounts of(Dataset<Row> records, List<RawFile> files, Window window) {
    List<Row> rows =
        records
            .groupBy("source_name", "source_file", "arrival_date", "rejected.reason_code")
            .agg(
                count(when(col("record_kind").notEqual("object"), lit(1))).as("record_count"),
                coalesce(max(col("is_trace_id_known").equalTo(false)), lit(false))
                    .as("has_unknown_traces"),
                coalesce(max(col("label.replaces").isNotNull()), lit(false)).as("has_replacements"),
                max(col("source_format").equalTo("openai-batch")).as("has_batches"),
                sum("object.read_byte_count").as("read_byte_count"),
                sum("object.decoded_count").as("decoded_count"),
                sum("object.rejected_count").as("rejected_count"),
                sum("object.passed_over_count").as("passed_over_count"))
            .collectAsList();
    return new RecordCounts(
        groups(rows, window),
        reconciled(rows, files),
        rows.stream().anyMatch(row -> row.<Boolean>getAs("has_unknown_traces")),
        rows.stream().anyMatch(row -> row.<Boolean>getAs("has_replacements")),
        rows.stream().anyMatch(row -> row.<Boolean>getAs("has_batches")));
  }

  private static List<Group> groups(List<Row> rows, Window window) {
    Map<LocalDate, Map<String, Long>> counts = new TreeMap<>();
    for (Row row : rows) {
      LocalDate day = row.<Date>getAs("arrival_date").toLocalDate();
      long count = row.<Long>getAs("record_count");
      if (window.contains(day) && count > 0) {
        counts.computeIfAbsent(day, key -> new TreeMap<>()).merge(reason(row), count, Long::sum);
      }
    }
    List<Group> groups = new ArrayList<>();
    counts.forEach(
        (day, ofDay) ->
            ofDay.forEach((reason, count) -> groups.add(new Group(day, reason, count))));
    return groups;
  }

  private static String reason(Row row) {
    String reason = row.getAs("reason_code");
    return reason == null ? "" : reason;
  }

  /** What the reader says of each object, held against what was listed and what arrived. */
  private static List<ObjectCounts> reconciled(List<Row> rows, List<RawFile> files) {
    Map<ObjectName, List<Row>> byObject =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> new ObjectName(row.getAs("source_name"), row.getAs("source_file"))));
    List<ObjectCounts> objects = new ArrayList<>();
    for (RawFile file : files) {
      List<Row> ofFile =
          byObject.getOrDefault(new ObjectName(file.sourceName(), file.name()), List.of());
      ObjectCounts counts =
          new ObjectCounts(
              file.sourceName(),
              file.name(),
              file.bytes(),
              total(ofFile, "read_byte_count"),
              total(ofFile, "decoded_count"),
              total(ofFile, "rejected_count"),
              total(ofFile, "passed_over_count"));
      requireReconciled(counts, total(ofFile, "record_count"));
      objects.add(counts);
    }
    return objects;
  }

  private static long total(List<Row> rows, String column) {
    return rows.stream()
        .filter(row -> row.getAs(column) != null)
        .mapToLong(row -> row.<Long>getAs(column))
        .sum();
  }

  private static void requireReconciled(ObjectCounts object, long arrived) {
    if (object.decoded() + object.rejected() != arrived) {
      throw new IllegalStateException(
          "%s: the reader decoded %d records and rejected %d, but %d arrived"
              .formatted(object.name(), object.decoded(), object.rejected(), arrived));
    }
    if (object.readBytes() < object.bytes() && object.rejected() == 0) {
      throw new JobException(
          Category.INPUT,
          "Cannot account for %s of source \"%s\": %,d of its %,d bytes were read and no record was rejected. Nothing of the day was changed. If the object changes while it is read, run again when it is complete."
              .formatted(object.name(), object.sourceName(), object.readBytes(), object.bytes()));
    }
  }

  /** Single objects, at most some: those with rejected records first, then the largest. */
  List<ObjectCounts> objects() {
    return objects.stream()
        .sorted(
            Comparator.comparingLong(ObjectCounts::rejected)
                .thenComparingLong(ObjectCounts::bytes)
                .reversed()
                .thenComparing(ObjectCounts::sourceName)
                .thenComparing(ObjectCounts::name))
        .limit(MOST_OBJECTS)
        .toList();
  }

  /** Whether any record is of a batch, whose lines know each other by an id of their own. */
  boolean hasBatches() {
    return hasBatches;
  }

  /** Whether any feedback takes the place of other feedback. */
  boolean hasReplacements() {
    return hasReplacements;
  }

  /** Whether any record, also of a day around the window, does not name its trace. */
  boolean hasUnknownTraces() {
    return hasUnknownTraces;
  }

  long decoded() {
    return groups.stream().filter(g -> g.reason().isEmpty()).mapToLong(Group::count).sum();
  }

  long rejected() {
    return groups.stream().filter(g -> !g.reason().isEmpty()).mapToLong(Group::count).sum();
  }

  /**
   * @throws JobException INPUT naming day, count, limit and the commonest reasons
   */
  void requireFewRejected(double largestRatio) {
    Map<LocalDate, List<Group>> days =
        groups.stream()
            .collect(Collectors.groupingBy(Group::day, TreeMap::new, Collectors.toList()));
    days.forEach(
        (day, ofDay) ->
            requireFewRejected(
                day, new RecordCounts(ofDay, List.of(), false, false, false), largestRatio));
  }

  private static void requireFewRejected(LocalDate day, RecordCounts counts, double largestRatio) {
    long all = counts.decoded() + counts.rejected();
    double ratio = (double) counts.rejected() / all;
    boolean isTooFewToJudge = all < FEWEST_RECORDS && counts.decoded() > 0;
    if (ratio <= largestRatio || isTooFewToJudge) {
      return;
    }
    throw new JobException(
        Category.INPUT,
        "%s: %d of %d records (%.1f %%) were rejected, the limit is %.1f %% (ingest.max-rejected-ratio); nothing was changed. Commonest reasons: %s. Mend the source, or raise the limit to store the rest."
            .formatted(
                day,
                counts.rejected(),
                all,
                100 * ratio,
                100 * largestRatio,
                counts.commonestReasons()));
  }

  private String commonestReasons() {
    return groups.stream()
        .filter(group -> !group.reason().isEmpty())
        .sorted(Comparator.comparingLong(Group::count).reversed().thenComparing(Group::reason))
        .limit(REASONS_TOLD)
        .map(group -> group.reason() + " " + group.count())
        .collect(Collectors.joining(", "));
  }
}
