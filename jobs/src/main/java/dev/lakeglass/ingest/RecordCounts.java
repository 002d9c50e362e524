package dev.lakeglass.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records per day of arrival within the window, decoded and rejected. */
final class RecordCounts {
  private static final int REASONS_TOLD = 3;

  /** Below this many records a share says nothing. */
  private static final long FEWEST_RECORDS = 100;

  private record Group(LocalDate day, String reason, long count) {}

  private final List<Group> groups;
  private final boolean hasUnknownTraces;

  private RecordCounts(List<Group> groups, boolean hasUnknownTraces) {
    this.groups = groups;
    this.hasUnknownTraces = hasUnknownTraces;
  }

  static RecordCounts of(Dataset<Row> records, Window window) {
    List<Row> rows =
        records
            .groupBy("arrival_date", "rejected.reason_code")
            .agg(count(lit(1)), coalesce(max(col("is_trace_id_known").equalTo(false)), lit(false)))
            .collectAsList();
    return new RecordCounts(
        rows.stream()
            .map(
                row ->
                    new Group(
                        row.getDate(0).toLocalDate(),
                        row.isNullAt(1) ? "" : row.getString(1),
                        row.getLong(2)))
            .filter(group -> window.contains(group.day()))
            .toList(),
        rows.stream().anyMatch(row -> row.getBoolean(3)));
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
            requireFewRejected(day, new RecordCounts(ofDay, hasUnknownTraces), largestRatio));
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
