package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Raw OTLP JSON → a table of spans in zstd Parquet, the same columns by all; and the readers alone,
 * whose rows go nowhere: that they are the same is seen in the tables.
 */
final class DecodeRace {
  private static final List<String> SIDES = List.of("lakeglass", "spark", "duckdb");
  private static final List<String> READERS = List.of("lakeglass", "spark");

  private static final int WARMUPS = 3;

  private DecodeRace() {}

  static void run(Path work) throws IOException {
    int turns = Integer.getInteger("turns", 5);
    StringBuilder table = new StringBuilder(Benchmarks.HEADER);
    for (boolean isPacked : new boolean[] {false, true}) {
      for (int megabytes : Benchmarks.megabytes("100,400")) {
        Race readers = new Race("read", READERS, megabytes, isPacked, true, work);
        table.append(readers.warm(WARMUPS, turns, out -> ""));
        Race race = new Race("decode", SIDES, megabytes, isPacked, true, work);
        table.append(race.warm(WARMUPS, turns, Work::ofSpans));
      }
    }
    for (int megabytes : Benchmarks.coldMegabytes("400,1000")) {
      Race race = new Race("decode", SIDES, megabytes, false, false, work);
      table.append(race.cold(Math.min(turns, 3), Work::ofSpans));
    }
    Report.write("decode", table.toString());
  }
}
