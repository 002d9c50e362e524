package dev.lakeglass.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.cost.RepricedRows.Pretence;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledger as reported, as corrected, and as it would be. */
@Command(
    name = "what-if",
    aliases = "reprice",
    mixinStandardHelpOptions = true,
    description =
        "What a range of days cost as reported (prices known when each day was first run), as"
            + " corrected (prices known today), and with another model, tier or cache use. Reads"
            + " one narrow table and changes nothing.")
final class CostWhatIfCommand implements Callable<Integer> {
  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;
  @Mixin private Period period;

  @Option(
      names = "--by",
      defaultValue = "model_name",
      description = "Column of model_call_costs to sum by. Default: ${DEFAULT-VALUE}")
  private String by;

  @Option(
      names = "--model",
      paramLabel = "MODEL=OTHER",
      description = "Price MODEL (* for all) as OTHER; PROVIDER/OTHER for one of another provider")
  private Map<String, String> models = new LinkedHashMap<>();

  @Option(names = "--tier", defaultValue = "", description = "batch, flex, priority or standard")
  private String tier;

  @Option(
      names = "--cache-ratio",
      defaultValue = "-1",
      description = "Share of the input tokens read from the cache, 0 to 1")
  private double cacheRatio;

  @Option(
      names = "--known-at",
      converter = UtcDay.class,
      description = "Instead: prices recorded up to this day")
  private LocalDate knownAt;

  private final Console console;

  CostWhatIfCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!by.matches("[a-z_]+") || cacheRatio > 1) {
      throw new JobException(
          Category.CONFIG,
          "Cannot price by \"%s\" with cache ratio %s: expected a column and a share up to 1"
              .formatted(by, cacheRatio));
    }
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    Window window = period.window();
    Repricing repricing = new Repricing(lakehouse, Pricing.pricer(config));
    Map<String, String> lower = new LinkedHashMap<>();
    models.forEach((from, to) -> lower.put(from.toLowerCase(Locale.ROOT), to));
    Pretence pretence = new Pretence(lower, tier, cacheRatio);
    Dataset<Row> third =
        knownAt == null
            ? repricing.corrected(window, pretence)
            : repricing.knownAt(window, knownAt);
    Dataset<Row> result =
        sums(repricing.reported(window), "reported")
            .join(sums(repricing.corrected(window, Pretence.NONE), "corrected"), by)
            .join(sums(third, "what_if"), by)
            .orderBy(col("corrected").desc_nulls_last(), col(by));
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : result.collectAsList()) {
      rows.add(
          Arrays.asList(
              row.get(0),
              row.getAs("corrected_calls"),
              row.getAs("reported"),
              row.getAs("corrected"),
              row.getAs("corrected_unpriced"),
              row.getAs("what_if"),
              row.getAs("what_if_unpriced")));
    }
    output.rows(
        List.of(
            by,
            "calls",
            "as reported",
            "as corrected",
            "unpriced",
            knownAt == null ? "what if" : "as known " + knownAt,
            "unpriced then"),
        rows,
        console);
    return 0;
  }

  private Dataset<Row> sums(Dataset<Row> repriced, String name) {
    return repriced
        .groupBy(expr("coalesce(cast(" + by + " as string), 'unknown')").as(by))
        .agg(
            expr("count(*)").as(name + "_calls"),
            expr("sum(repriced_usd)").as(name),
            expr("count_if(repriced_status = 'unpriced')").as(name + "_unpriced"));
  }
}
