package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Raw OTLP JSON → a table of spans in zstd Parquet, the same columns by all. */
final class DecodeRace {
  private static final List<String> CONTENDERS =
      List.of("decode-lakeglass", "decode-spark", "decode-duckdb");

  private DecodeRace() {}

  static void run(Path work) throws IOException {
    int turns = Integer.getInteger("turns", 5);
    StringBuilder table = new StringBuilder(Benchmarks.HEADER);
    for (boolean isPacked : new boolean[] {false, true}) {
      for (int megabytes : Benchmarks.megabytes("100,400")) {
        table.append(race(work, megabytes, isPacked, turns, true));
      }
    }
    for (int megabytes : Benchmarks.coldMegabytes("400,1000")) {
      table.append(race(work, megabytes, false, Math.min(turns, 3), false));
    }
    Report.write("decode", table.toString());
  }

  private static String race(Path work, int megabytes, boolean isPacked, int turns, boolean isWarm)
      throws IOException {
    String kind = isPacked ? "gzip" : "plain";
    Path input =
        TraceLogs.write(
            work.resolve("traces-%d-%s".formatted(megabytes, kind)),
            megabytes * 1_000_000L,
            isPacked);
    long spans =
        Long.parseLong(Work.query("select count(*) from (" + DuckDecode.spans(input) + ")"));
    String title = "%d MB %s, %s".formatted(megabytes, kind, isWarm ? "warm" : "cold");
    Race race = new Race(title, CONTENDERS, input, work, megabytes * 1_000_000L, spans);
    Race done = isWarm ? race.warm(2, turns) : race.cold(turns);
    Map<String, String> work1 = new LinkedHashMap<>();
    for (String contender : CONTENDERS) {
      work1.put(contender, Work.ofSpans(done.out(contender)));
    }
    Work.requireEqual(work1);
    String rows = done.rows();
    for (String contender : CONTENDERS) {
      Folders.delete(done.out(contender));
    }
    return rows;
  }
}
