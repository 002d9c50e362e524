package dev.lakeglass.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What a contender wrote, as counts and sums that must be the same for all. */
final class Work {
  private Work() {}

  /** Count, ids, durations, tokens and lengths of all texts of a spans table. */
  static String ofSpans(Path out) {
    return query(
        """
        select count(*), sum(hash(trace_id)::hugeint), sum(hash(span_id)::hugeint),
          sum(hash(coalesce(parent_span_id, ''))::hugeint), sum(length(span_name)), sum(kind), sum(status_code),
          sum(epoch_us(started_at)::hugeint), sum(epoch_us(ended_at) - epoch_us(started_at)),
          sum(attributes['gen_ai.usage.input_tokens']::bigint),
          sum(attributes['gen_ai.usage.output_tokens']::bigint),
          sum(list_sum(list_transform(map_keys(attributes), lambda x: length(x)))),
          sum(list_sum(list_transform(map_values(attributes), lambda x: length(x)))),
          sum(list_sum(list_transform(map_values(attributes), lambda x: hash(x)::hugeint))),
          sum(list_sum(list_transform(map_values(resource_attributes), lambda x: hash(x)::hugeint)))
        from read_parquet('%s')
        """
            .formatted(parquet(out)));
  }

  /** A glob that finds the Parquet files of a folder, in whichever subfolders they lie. */
  static String parquet(Path folder) {
    return folder + "/**/*.parquet";
  }

  static long spans(Path out) {
    return Long.parseLong(ofSpans(out).split(" ")[0]);
  }

  /** The only row of a query, its columns parted by blanks. */
  static String query(String sql) {
    try (Connection connection = DuckDecode.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      StringBuilder row = new StringBuilder();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        row.append(column == 1 ? "" : " ").append(rows.getString(column));
      }
      return row.toString();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot check what was written", e);
    }
  }

  static void requireEqual(Map<String, String> workByContender) {
    if (workByContender.values().stream().distinct().count() != 1) {
      StringBuilder message = new StringBuilder("the contenders did not do the same work:");
      workByContender.forEach((name, work) -> message.append("\n  " + name + ": " + work));
      throw new IllegalStateException(message.toString());
    }
  }
}
