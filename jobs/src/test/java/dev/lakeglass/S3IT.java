package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.LakeglassProcess.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job with sources, lake and reports in a bucket. */
@Tag("spark")
class S3IT {
  private static final Path SAMPLES = Path.of("data-samples");

  /** Long enough for a process to start on a busy machine, short of the default retries. */
  private static final Duration REASONABLE = Duration.ofMinutes(2);

  @TempDir static Path folder;

  private static S3Proxy server;

  @BeforeAll
  static void fillsABucket() throws IOException, InterruptedException {
    server = S3Proxy.start(folder);
    server.createBucket("logs");
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.filter(S3IT::isOfTheDays).toList()) {
        server.upload("logs", "raw/" + SAMPLES.relativize(file), file);
      }
    }
  }

  @AfterAll
  static void stopsTheServer() {
    server.close();
  }

  @Test
  void aBucketGivesTheSameRowsAsAFolder() throws IOException {
    Path local = folder.resolve("local");
    Outcome inFolder =
        LakeglassInProcess.run(
            "daily",
            "--config",
            "conf/job.yaml",
            "--date",
            "2026-11-22",
            "--set",
            "redact.key=",
            "--set",
            "lake=" + local.resolve("lake"),
            "--set",
            "reports=" + local.resolve("reports"));
    assertThat(inFolder.code()).as(inFolder.log()).isZero();

    Outcome inBucket = daily("logs", server.endpoint());

    assertThat(inBucket.code()).as(inBucket.log()).isZero();
    LakeFolder expected = new LakeFolder(local.resolve("lake"));
    SameTables.assertSame(bucketRows(expected.tables()), expected.rows());
    for (String page : List.of("index.html", "report.json", "summary.md")) {
      assertThat(
              new String(
                  server.object("logs", "reports/date=2026-11-22/" + page), StandardCharsets.UTF_8))
          .as(page)
          .contains("2026-11-22");
    }
  }

  @Test
  void anEndpointNobodyAnswersOnIsTold() throws IOException {
    Instant start = Instant.now();

    Outcome outcome = daily("logs", URI.create("http://127.0.0.1:" + S3Proxy.freePort()));

    assertThat(outcome.code()).as(outcome.log()).isEqualTo(4);
    assertOneClearLine(outcome.log());
    assertThat(Duration.between(start, Instant.now())).isLessThan(REASONABLE);
  }

  @Test
  void aBucketThatIsNotThereIsNamed() throws IOException {
    Outcome outcome = daily("no-such-bucket", server.endpoint());

    assertThat(outcome.code()).as(outcome.log()).isEqualTo(4);
    assertThat(outcome.log()).contains("no-such-bucket");
    assertOneClearLine(outcome.log());
  }

  private static void assertOneClearLine(String log) {
    assertThat(log.lines().filter(line -> !line.isBlank()))
        .singleElement()
        .asString()
        .startsWith("lakeglass: Cannot ")
        .contains("s3a://");
  }

  private static Outcome daily(String bucket, URI endpoint) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("lake: s3a://" + bucket + "/lake");
    lines.add("reports: s3a://" + bucket + "/reports");
    lines.add("sources:");
    lines.add("  - name: traces");
    lines.add(
        "    path: s3a://" + bucket + "/raw/traces/year={yyyy}/month={MM}/day={dd}/hour={HH}/*");
    lines.add("  - name: feedback");
    lines.add("    format: feedback");
    lines.add("    path: s3a://" + bucket + "/raw/feedback/{yyyy}-{MM}-{dd}/*.jsonl*");
    lines.add("redact:");
    lines.add("  key: \"\"");
    lines.add("spark:");
    settings(endpoint)
        .forEach((key, value) -> lines.add("  spark.hadoop." + key + ": \"" + value + "\""));
    Path overlay = Files.createTempFile(folder, "bucket", ".yaml");
    Files.write(overlay, lines);
    return LakeglassProcess.run(
        folder.resolve("tmp"),
        "daily",
        "--config",
        "conf/job.yaml",
        "--config",
        overlay.toString(),
        "--date",
        "2026-11-22");
  }

  /** The endpoint, made-up credentials, and few retries: an endpoint in the same house answers. */
  private static Map<String, String> settings(URI endpoint) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.s3a.endpoint", endpoint.toString());
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.connection.ssl.enabled", "false");
    settings.put("fs.s3a.access.key", "made-up");
    settings.put("fs.s3a.secret.key", "made-up");
    settings.put("fs.s3a.attempts.maximum", "2");
    settings.put("fs.s3a.retry.limit", "2");
    settings.put("fs.s3a.retry.interval", "100ms");
    settings.put("fs.s3a.connection.establish.timeout", "5s");
    return settings;
  }

  private static Map<String, List<String>> bucketRows(List<String> tables) {
    // The shared session has no such storage: this reader brings its own settings.
    SparkSession spark = SparkSessions.shared();
    Map<String, String> options = new TreeMap<>();
    settings(server.endpoint()).forEach((key, value) -> options.put(key, value));
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables) {
      if (!table.equals("runs")) {
        rows.put(
            table,
            LakeFolder.json(
                spark.read().format("delta").options(options).load("s3a://logs/lake/" + table)));
      }
    }
    return rows;
  }

  private static boolean isOfTheDays(Path file) {
    String path = file.toString();
    return Files.isRegularFile(file)
        && (path.matches(".*/day=2[12]/.*") || path.matches(".*2026-11-2[12].*"));
  }
}
