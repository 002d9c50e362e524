package dev.lakeglass.command;

import static org.apache.spark.sql.functions.expr;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.ModelWords;
import dev.lakeglass.ledger.Reconciliation;
import dev.lakeglass.ledger.Usage;
import dev.lakeglass.table.Lakehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A cloud bill against the ledger. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description =
        "Compares a bill (AWS CUR 2.0 or FOCUS, CSV or Parquet; saved JSON pages of OpenAI's Costs"
            + " API or Anthropic's Cost report) with the ledger: what of it is"
            + " explained, unexplained and unallocated, by account, day, usage type and region.")
final class CostReconcileCommand implements Callable<Integer> {
  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;
  @Mixin private Period period;

  @Option(
      names = "--bill",
      required = true,
      paramLabel = "FILE",
      description = "File, folder or URI, .parquet, .csv with a header (.gz too), .json")
  private String bill;

  @Option(
      names = "--provider",
      description =
          "Provider of the bill in the ledger. Default: aws.bedrock, or whose cost API it is")
  private String provider;

  @Option(
      names = "--service",
      defaultValue = "(?i).*bedrock.*|[a-z0-9]{20,}",
      description =
          "Services of the bill to look at, a regular expression; Marketplace models go by product"
              + " codes. Default: ${DEFAULT-VALUE}")
  private String service;

  @Option(
      names = "--tolerance",
      defaultValue = "0.01",
      description = "Share by which a line may differ. Default: ${DEFAULT-VALUE}")
  private double tolerance;

  @Option(names = "--all", description = "Print lines without a difference too")
  private boolean all;

  private final Console console;

  CostReconcileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    Window window = period.window();
    BillFile.Bill read = new BillFile(lakehouse, bill).bill(service, window);
    List<Usage> billed = read.usages();
    if (billed.isEmpty()) {
      console.progress(
          "lakeglass: no line of the bill is of these days and of a service that fits --service "
              + service);
    }
    List<Reconciliation.Line> lines =
        Reconciliation.of(
            billed,
            logged(lakehouse, window, provider == null ? read.provider() : provider),
            tolerance);
    List<List<Object>> rows =
        lines.stream()
            .filter(line -> all || line.cause() != Reconciliation.Cause.NONE)
            .map(CostReconcileCommand::row)
            .collect(Collectors.toCollection(ArrayList::new));
    output.rows(
        List.of(
            "account",
            "day",
            "region",
            "usage type",
            "model",
            "kind",
            "billed",
            "logged",
            "explained",
            "unexplained",
            "unallocated",
            "likely cause"),
        rows,
        console);
    console.progress(
        "Bill %s: explained %s, unexplained %s, unallocated %s US dollars; logged beyond the bill %s"
            .formatted(
                sum(lines, Reconciliation.Line::billedUsd),
                sum(lines, Reconciliation.Line::explainedUsd),
                sum(lines, Reconciliation.Line::unexplainedUsd),
                sum(lines, Reconciliation.Line::unallocatedUsd),
                sum(
                    lines,
                    line -> line.loggedUsd().subtract(line.billedUsd()).max(BigDecimal.ZERO))));
    return 0;
  }

  private List<Usage> logged(Lakehouse lakehouse, Window window, String providerName) {
    List<Usage> usages = new ArrayList<>();
    lakehouse
        .read("model_call_costs", window.widened(1, 1))
        .where("provider_name = '" + providerName.replace("'", "") + "'")
        .where("pricing_reason is null or pricing_reason <> 'failed'")
        .selectExpr(
            "coalesce(account_id, '') as account",
            "to_date(used_at) as day",
            "coalesce(region, '') as region",
            "coalesce(model_name, '') as model",
            "pricing_status = 'unpriced' as is_unpriced",
            "stack(4, 'input', coalesce(input_tokens, 0) - cached_input_tokens - cache_write_tokens,"
                + " input_cost_usd, 'cached_input', cached_input_tokens, cached_input_cost_usd,"
                + " 'cache_write', cache_write_tokens, cache_write_cost_usd, 'output',"
                + " coalesce(output_tokens, 0), output_cost_usd) as (kind, tokens, usd)")
        .where(
            "tokens > 0 and day >= date'" + window.from() + "' and day < date'" + window.to() + "'")
        .groupBy("account", "day", "region", "model", "is_unpriced", "kind")
        .agg(expr("sum(tokens)").as("tokens"), expr("sum(usd)").as("usd"))
        .collectAsList()
        .forEach(
            row ->
                usages.add(
                    new Usage(
                        row.getAs("account"),
                        row.<java.sql.Date>getAs("day").toLocalDate(),
                        row.getAs("region"),
                        ModelWords.key(row.getAs("model")),
                        row.getAs("kind"),
                        "",
                        BigDecimal.valueOf(row.<Long>getAs("tokens")),
                        row.getAs("usd"))));
    return usages;
  }

  private static List<Object> row(Reconciliation.Line line) {
    return Arrays.asList(
        line.account(),
        line.day().toString(),
        line.region(),
        line.usageType(),
        line.model(),
        line.kind(),
        usd(line.billedUsd()),
        usd(line.loggedUsd()),
        usd(line.explainedUsd()),
        usd(line.unexplainedUsd()),
        usd(line.unallocatedUsd()),
        line.cause().text());
  }

  private static String sum(
      List<Reconciliation.Line> lines,
      java.util.function.Function<Reconciliation.Line, BigDecimal> amount) {
    return usd(lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static String usd(BigDecimal amount) {
    return amount.setScale(6, RoundingMode.HALF_UP).toPlainString();
  }
}
