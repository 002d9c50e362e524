package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB's reader with the columns given, then unnest and map; rows in any order. */
final class DuckDecode implements Contender {
  private static final String COLUMNS =
      """
      {'resourceSpans': 'STRUCT(
        resource STRUCT(attributes STRUCT(key VARCHAR, value %1$s)[]),
        scopeSpans STRUCT(spans STRUCT(
          traceId VARCHAR, spanId VARCHAR, parentSpanId VARCHAR, name VARCHAR, kind INTEGER,
          startTimeUnixNano VARCHAR, endTimeUnixNano VARCHAR,
          attributes STRUCT(key VARCHAR, value %1$s)[],
          status STRUCT(code INTEGER, message VARCHAR))[])[])[]'}
      """
          .formatted(
              "STRUCT(stringValue VARCHAR, intValue VARCHAR, doubleValue DOUBLE, boolValue BOOLEAN)");

  /** Spans in the columns that all contenders write. */
  static final String SPANS =
      """
      with resources as (
        select unnest(resourceSpans) as r
        from read_json(['%s'], columns = %s, format = 'newline_delimited')
      ),
      scopes as (select r.resource.attributes as resource, unnest(r.scopeSpans) as s from resources),
      spans as (select resource, unnest(s.spans) as x from scopes)
      select x.traceId as trace_id, x.spanId as span_id, x.parentSpanId as parent_span_id,
        x.name as span_name, x.kind,
        make_timestamp(x.startTimeUnixNano::bigint // 1000) as started_at,
        make_timestamp(x.endTimeUnixNano::bigint // 1000) as ended_at,
        x.status.code as status_code,
        %s as resource_attributes, %s as attributes
      from spans
      """;

  @Override
  public void run(Path input, Path out) throws IOException, SQLException {
    Files.createDirectories(out);
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (%s) to '%s' (format parquet, compression zstd)"
              .formatted(spans(input), out.resolve("spans.parquet")));
    }
  }

  static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set threads = " + Sessions.THREADS);
      statement.execute("set preserve_insertion_order = false");
    }
    return connection;
  }

  static String spans(Path input) throws IOException {
    return SPANS.formatted(
        String.join("', '", TraceLogs.files(input)), COLUMNS, map("resource"), map("x.attributes"));
  }

  private static String map(String attributes) {
    return ("map_from_entries([struct_pack(k := a.key, v := coalesce(a.value.stringValue,"
            + " a.value.intValue, a.value.doubleValue::varchar, a.value.boolValue::varchar))"
            + " for a in %s])")
        .formatted(attributes);
  }
}
