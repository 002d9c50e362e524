package dev.lakeglass.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledger in the format finance tools read. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes the ledger of a range of days as FOCUS 1.2 data set, CSV or Parquet.")
final class CostExportCommand implements Callable<Integer> {
  private enum Type {
    csv,
    parquet
  }

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;
  @Mixin private Period period;

  @Option(names = "--format", defaultValue = "focus", description = "focus")
  private String format;

  @Option(
      names = "--type",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Type type;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder or URI")
  private String out;

  private final Console console;

  CostExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!format.equals("focus")) {
      throw new JobException(
          Category.CONFIG, "Cannot export as \"" + format + "\": the only format is focus");
    }
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    Window window = period.window();
    Dataset<Row> costs = lakehouse.read("model_call_costs", window);
    costs.createOrReplaceTempView("model_call_costs");
    Dataset<Row> charges =
        lakehouse.spark().sql(SqlFile.read("exports/focus.sql")).coalesce(1).cache();
    if (type == Type.csv) {
      asText(charges)
          .write()
          .mode("overwrite")
          .option("header", "true")
          .option("escape", "\"")
          .csv(out);
    } else {
      charges.write().mode("overwrite").parquet(out);
    }
    long unpriced = costs.where("pricing_status = 'unpriced'").count();
    Row sums = charges.selectExpr("count(*)", "sum(EffectiveCost)").first();
    output.rows(
        List.of("charges", "usd", "unpriced calls left out", "written to"),
        List.of(Arrays.asList(sums.get(0), sums.get(1), unpriced, out)),
        console);
    charges.unpersist();
    return 0;
  }

  /** Times as FOCUS writes them, decimals in full. */
  private static Dataset<Row> asText(Dataset<Row> charges) {
    Column[] columns =
        Arrays.stream(charges.schema().fields())
            .map(CostExportCommand::text)
            .toArray(Column[]::new);
    return charges.select(columns);
  }

  private static Column text(StructField field) {
    Column column = col(field.name());
    return field.dataType().equals(DataTypes.TimestampType)
        ? date_format(column, "yyyy-MM-dd'T'HH:mm:ss'Z'").as(field.name())
        : column;
  }
}
