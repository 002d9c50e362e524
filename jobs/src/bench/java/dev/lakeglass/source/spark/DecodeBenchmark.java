package dev.lakeglass.source.spark;

import static org.apache.spark.sql.functions.col;

import dev.lakeglass.sample.SampleGenerator;
import dev.lakeglass.sample.SampleOptions;
import dev.lakeglass.span.TextGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A day of OTLP JSON in gzip objects → Parquet (zstd), on two threads: our data source, Spark's own
 * reader with a schema, and DuckDB. The peers write ids, times, status and the attributes as a map;
 * ours also reads the attributes into columns (messages, tokens, documents, tools), without
 * redaction. After each run the spans written are counted and must be the same for all.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class DecodeBenchmark {
  private static final String SPAN_DDL =
      """
      resourceSpans array<struct<
        resource: struct<attributes: array<struct<key: string, value: %1$s>>>,
        scopeSpans: array<struct<spans: array<struct<
          traceId: string, spanId: string, parentSpanId: string, name: string, kind: int,
          startTimeUnixNano: string, endTimeUnixNano: string,
          attributes: array<struct<key: string, value: %1$s>>,
          status: struct<code: int, message: string>>>>>>>
      """
          .formatted(
              "struct<stringValue: string, intValue: string, doubleValue: double,"
                  + " boolValue: boolean>");

  private static final String DUCK_COLUMNS =
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

  /** Requests of the day: 6,000 are about 45 MB of JSON. */
  @Param("6000")
  private int requests;

  private Path folder;
  private Path out;
  private List<RawFile> files;
  private SparkSession spark;
  private long expectedSpans;

  /** Texts pass as they are: redaction is measured by its own benchmark. */
  private record AsItIs() implements TextGuard, GuardSettings {
    @Override
    public String redact(String text, Map<String, Long> counts) {
      return text;
    }

    @Override
    public Optional<String> pseudonym(String identifier) {
      return Optional.of(identifier);
    }

    @Override
    public TextGuard guard() {
      return this;
    }
  }

  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("lakeglass-bench");
    out = folder.resolve("out.parquet");
    SampleGenerator.write(options());
    LocalDate day = LocalDate.of(2026, 11, 11);
    Path traces =
        folder.resolve("sample/traces/year=2026/month=11/day=%02d".formatted(day.getDayOfMonth()));
    try (Stream<Path> found = Files.walk(traces)) {
      files = found.filter(DecodeBenchmark::isWhole).sorted().map(this::rawFile).toList();
    }
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .config("spark.driver.host", "localhost")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    expectedSpans = sparkReader();
  }

  private SampleOptions options() {
    return new SampleOptions(folder.resolve("sample"), LocalDate.of(2026, 11, 9), 3, requests, 8);
  }

  /** The peers stop at an object that is cut off or not packed as its name says. */
  private static boolean isWhole(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private RawFile rawFile(Path path) {
    try {
      long bytes = Files.size(path);

      return new RawFile(
          "traces",
          "auto",
          path.toString(),
          path.getFileName().toString(),
          bytes,
          Instant.EPOCH,
          Instant.EPOCH,
          true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TearDown
  public void remove() throws IOException {
    spark.stop();
    delete(folder);
  }

  @Benchmark
  public long lakeglass() throws IOException {
    try (Reading reading =
        new Reading(files, new AsItIs(), Map.of(), List.of(), new Configuration())) {
      reading
          .read(spark)
          .where(col("record_kind").equalTo("span"))
          .write()
          .parquet(fresh().toString());
    }
    return counted();
  }

  @Benchmark
  public long sparkReader() throws IOException {
    spark
        .read()
        .schema(SPAN_DDL)
        .json(files.stream().map(RawFile::path).toArray(String[]::new))
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
            sparkMap("resource.attributes") + " as resource_attributes",
            sparkMap("attributes") + " as attributes")
        .write()
        .parquet(fresh().toString());
    return counted();
  }

  private static String sparkMap(String attributes) {
    return "map_from_entries(transform("
        + attributes
        + ", a -> struct(a.key, coalesce(a.value.stringValue, a.value.intValue,"
        + " cast(a.value.doubleValue as string), cast(a.value.boolValue as string)))))";
  }

  @Benchmark
  public long duckDb() throws IOException, SQLException {
    String paths = String.join("', '", files.stream().map(RawFile::path).toList());
    String value =
        "coalesce(a.value.stringValue, a.value.intValue, a.value.doubleValue::varchar,"
            + " a.value.boolValue::varchar)";
    String map = "map_from_entries([struct_pack(k := a.key, v := " + value + ") for a in %s])";
    fresh();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = 2");
      statement.execute(
          """
          copy (
            with resources as (
              select unnest(resourceSpans) as r
              from read_json(['%s'], columns = %s, format = 'newline_delimited',
                compression = 'gzip', maximum_object_size = 268435456)
            ),
            scopes as (select r.resource.attributes as resource, unnest(r.scopeSpans) as s from resources),
            spans as (select resource, unnest(s.spans) as x from scopes)
            select x.traceId as trace_id, x.spanId as span_id, x.parentSpanId as parent_span_id,
              x.name as span_name, x.kind, make_timestamp(x.startTimeUnixNano::bigint // 1000) as started_at,
              make_timestamp(x.endTimeUnixNano::bigint // 1000) as ended_at, x.status.code as status_code,
              %s as resource_attributes, %s as attributes
            from spans
          ) to '%s' (format parquet, compression zstd)
          """
              .formatted(
                  paths,
                  DUCK_COLUMNS,
                  map.formatted("resource"),
                  map.formatted("x.attributes"),
                  out));
      try (ResultSet count =
          statement.executeQuery(
              "select count(*), count(distinct span_id) from read_parquet('%s')".formatted(out))) {
        count.next();
        return checked(count.getLong(1));
      }
    }
  }

  private Path fresh() throws IOException {
    delete(out);
    return out;
  }

  private long counted() {
    return checked(spark.read().parquet(out.toString()).count());
  }

  private long checked(long spans) {
    if (expectedSpans != 0 && spans != expectedSpans) {
      throw new IllegalStateException(
          "%d spans written, expected %d: the peers did not do the same work"
              .formatted(spans, expectedSpans));
    }
    return spans;
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> found = Files.walk(path)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
