package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Writes results into their section of jobs/docs/bench.md, and the machine beside them. */
final class Report {
  private static final Path DOCUMENT = Path.of("jobs", "docs", "bench.md");

  private Report() {}

  @SuppressWarnings("PMD.SystemPrintln")
  static void progress(String line) {
    System.out.println(line);
  }

  /** Replaces what stands between the marks of a section. */
  static void write(String section, String content) throws IOException {
    String begin = "<!-- " + section + " -->\n";
    String end = "<!-- /" + section + " -->";
    String block = begin + machine() + "\n\n" + content + end;
    String text = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    Files.writeString(
        DOCUMENT,
        from < 0 || to < 0
            ? text + "\n" + block + "\n"
            : text.substring(0, from) + block + text.substring(to + end.length()));
    progress(content);
  }

  private static String machine() throws IOException {
    return String.format(
        Locale.ROOT,
        "Measured %s: %d processors (%s), %.0f GB of memory, Java %s, Spark %s, DuckDB %s.",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        processor(),
        memoryKilobytes() / 1024.0 / 1024.0,
        System.getProperty("java.version"),
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        Work.query("select version()"));
  }

  private static String processor() throws IOException {
    return line(Path.of("/proc/cpuinfo"), "model name", "unknown");
  }

  private static long memoryKilobytes() throws IOException {
    return Long.parseLong(line(Path.of("/proc/meminfo"), "MemTotal", "0").replaceAll("\\D", ""));
  }

  private static String line(Path file, String key, String otherwise) throws IOException {
    if (!Files.exists(file)) {
      return otherwise;
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    }
  }
}
