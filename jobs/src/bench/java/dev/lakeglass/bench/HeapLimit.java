package dev.lakeglass.bench;

import dev.lakeglass.bench.Runner.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Ingest of much input in little heap, in a new process: it ends with all rows, or it fails. */
final class HeapLimit {
  private static final long MEGABYTE = 1_000_000L;

  private HeapLimit() {}

  static void run(Path work) throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            | input | heap | wall, s | processor, s | peak memory of the process, MB | spans |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """);
    long one = Long.getLong("heap.object.megabytes", 1_000);
    if (one > 0) {
      Path input =
          TraceLogs.write(work.resolve("one-object"), one * MEGABYTE, true, one * MEGABYTE);
      table.append(row(one + " MB in one gzip object", "512m", input, work));
    }
    long day = Long.getLong("heap.day.megabytes", 5_000);
    if (day > 0) {
      Path input = TraceLogs.write(work.resolve("large-day"), day * MEGABYTE, true);
      table.append(row(day + " MB in gzip objects of 25 MB", "2g", input, work));
    }
    Report.write("heap", table.toString());
  }

  private static String row(String title, String heap, Path input, Path work) throws IOException {
    Path out = work.resolve("out-heap");
    Report.progress(title + " in " + heap);
    try (Runner runner =
        new Runner(
            "ingest-lakeglass", input, out, "-XX:+UseParallelGC", "-Xms" + heap, "-Xmx" + heap)) {
      Measured run = runner.run();
      String row =
          String.format(
              Locale.ROOT,
              "| %s | %s | %.0f | %.0f | %,.0f | %s |%n",
              title,
              heap,
              run.wallNanos() / 1e9,
              run.cpuNanos() / 1e9,
              run.peakKilobytes() / 1024.0,
              Work.query("select count(*) from '" + Work.parquet(out.resolve("spans")) + "'"));
      Folders.delete(out);
      return row;
    }
  }
}
