package dev.lakeglass.cost;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;

/**
 * The calls of {@code model_call_costs} at other prices: one pass over that narrow table, no log
 * and no text is read.
 */
public final class RepricedRows {

  /**
   * What to pretend.
   *
   * @param models model, or * for all → model to price it as; provider/model for one of another
   *     provider
   * @param serviceTier empty: as it was
   * @param cacheRatio share of the input tokens read from the cache, 0 to 1; below 0: as it was
   */
  public record Pretence(Map<String, String> models, String serviceTier, double cacheRatio)
      implements Serializable {
    public static final Pretence NONE = new Pretence(Map.of(), "", -1);

    public Pretence {
      models = Map.copyOf(models);
    }

    Row of(Row call) {
      Object[] values = new Object[call.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = call.get(i);
      }
      String model = call.getString(1).toLowerCase(Locale.ROOT);
      String other = models.getOrDefault(model, models.get("*"));
      if (other != null) {
        int slash = other.indexOf('/');
        values[0] = slash < 0 ? values[0] : other.substring(0, slash);
        values[1] = other.substring(slash + 1);
      }
      if (!serviceTier.isEmpty()) {
        values[3] = serviceTier;
      }
      if (cacheRatio >= 0 && !call.isNullAt(5)) {
        values[6] = Math.round(call.getLong(5) * cacheRatio);
        values[7] = 0L;
        values[8] = 0L;
      }
      return RowFactory.create(values);
    }
  }

  private RepricedRows() {}

  /**
   * The rows with {@code repriced_usd} (null: unpriced) and {@code repriced_status} beside what
   * they hold. A call that was not billed stays so.
   */
  public static Dataset<Row> of(Dataset<Row> costs, CallPricer pricer, Pretence pretence) {
    return costs
        .select(col("*"), priced(pricer, pretence).as("repriced"))
        .select(
            col("*"),
            expr(
                "if(pricing_reason <=> 'failed', cast(0 as decimal(18,9)), repriced.total_cost_usd)"
                    + " as repriced_usd"),
            expr(
                "if(pricing_reason <=> 'failed', 'free', repriced.pricing_status) as repriced_status"))
        .drop("repriced");
  }

  private static Column priced(CallPricer pricer, Pretence pretence) {
    return udf((UDF1<Row, Row>) call -> CallRows.priced(pretence.of(call), pricer), CallRows.PRICED)
        .apply(struct(CallRows.REPRICED_CALL));
  }
}
