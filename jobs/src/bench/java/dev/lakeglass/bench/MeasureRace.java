package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Redacted tables → what every call cost, and the mergeable states of every metric and slice. */
final class MeasureRace {
  private MeasureRace() {}

  static void run(Path work) throws IOException {
    int turns = Integer.getInteger("turns", 5);
    StringBuilder table = new StringBuilder(Benchmarks.HEADER);
    for (int megabytes : Benchmarks.megabytes("100,400")) {
      Race race = new Race("measure", List.of("lakeglass", "spark"), megabytes, true, true, work);
      table.append(race.warm(Integer.getInteger("warmups", 3), turns, MeasureRace::workOf));
    }
    Report.write("measure", table.toString());
  }

  /** Costs and tokens of all calls; rows, counts and sums of all states. */
  private static String workOf(Path out) {
    return Work.query(
            """
            select count(*), sum(hash(span_id)::hugeint), sum(input_tokens), sum(output_tokens),
              sum(total_cost_usd), count(total_cost_usd) from read_parquet('%s')
            """
                .formatted(Work.parquet(out.resolve("model_call_costs"))))
        + ' '
        + Work.query(
            """
            select count(*), sum(hash(metric_name || slice_key || slice_value)::hugeint),
              sum(value_count), sum(null_count), round(sum(value_sum), 3), round(sum(value_min), 6),
              round(sum(value_max), 3), count(quantile_sketch), round(sum(squared_deviation_sum) / 1e6)
            from read_parquet('%s')
            """
                .formatted(Work.parquet(out.resolve("metric_sketches"))));
  }
}
