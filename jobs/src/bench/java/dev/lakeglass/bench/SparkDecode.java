package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark's own reader with the schema given, then explode and map. */
final class SparkDecode implements Contender {
  private static final String VALUE =
      "struct<stringValue: string, intValue: string, doubleValue: double, boolValue: boolean>";

  private static final String SCHEMA =
      """
      resourceSpans array<struct<
        resource: struct<attributes: array<struct<key: string, value: %1$s>>>,
        scopeSpans: array<struct<spans: array<struct<
          traceId: string, spanId: string, parentSpanId: string, name: string, kind: int,
          startTimeUnixNano: string, endTimeUnixNano: string,
          attributes: array<struct<key: string, value: %1$s>>,
          status: struct<code: int, message: string>>>>>>>
      """
          .formatted(VALUE);

  private final SparkSession spark = Sessions.ofPeer();
  private final Sink sink;

  SparkDecode(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void run(Path input, Path out) throws IOException {
    sink.write(spans(spark, input), out);
  }

  static Dataset<Row> spans(SparkSession spark, Path input) throws IOException {
    return spark
        .read()
        .schema(SCHEMA)
        .json(TraceLogs.files(input).toArray(String[]::new))
        .selectExpr("inline(resourceSpans)")
        .selectExpr("resource", "explode(scopeSpans) as scope")
        .selectExpr("resource", "inline(scope.spans)")
        .selectExpr(
            "traceId as trace_id",
            "spanId as span_id",
            "parentSpanId as parent_span_id",
            "name as span_name",
            "kind",
            "timestamp_micros(cast(startTimeUnixNano as bigint) div 1000) as started_at",
            "timestamp_micros(cast(endTimeUnixNano as bigint) div 1000) as ended_at",
            "status.code as status_code",
            map("resource.attributes") + " as resource_attributes",
            map("attributes") + " as attributes");
  }

  private static String map(String attributes) {
    return "map_from_entries(transform("
        + attributes
        + ", a -> struct(a.key, coalesce(a.value.stringValue, a.value.intValue,"
        + " cast(a.value.doubleValue as string), cast(a.value.boolValue as string)))))";
  }

  @Override
  public void close() {
    spark.stop();
  }
}
