package dev.lakeglass.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives records that do not name their trace the trace of those that share an id with them, and
 * makes traces that share a correlation id one.
 *
 * <p>An id that two traces have says nothing and is left aside. What shares an id with nobody, but
 * agrees with exactly one call in model, tokens and time, is joined to that, marked as inferred.
 */
final class TraceStitcher {

  /** A provider writes whole seconds, of the start or the end of a call. */
  private static final long CLOCKS_DIFFER_MICROS = 5_000_000;

  private final Dataset<Row> nodes;
  private final boolean hasBatches;

  /**
   * @param nodes rows of {@link TraceRows#NODE} with {@code trace_id} and {@code is_trace_id_known}
   * @param hasBatches whether any of them is a line of a batch
   */
  TraceStitcher(Dataset<Row> nodes, boolean hasBatches) {
    this.nodes = nodes;
    this.hasBatches = hasBatches;
  }

  /** The same rows with the trace each belongs to, and in {@code joined_by} how that is known. */
  Dataset<Row> stitch() {
    Dataset<Row> links = byId().unionByName(correlated());
    links = hasBatches ? links.unionByName(ofBatches(links)) : links;
    Dataset<Row> linked =
        nodes
            .join(links, col("trace_id").equalTo(col("own_trace_id")), "left")
            .drop("own_trace_id");
    Dataset<Row> inferred = inferred(linked);
    return linked
        .join(inferred, col("trace_id").equalTo(col("lone_trace_id")), "left")
        .withColumn(
            "joined_by",
            when(col("linked_trace_id").isNotNull(), col("linked_by"))
                .when(col("inferred_trace_id").isNotNull(), lit("inferred")))
        .withColumn(
            "trace_id", coalesce(col("linked_trace_id"), col("inferred_trace_id"), col("trace_id")))
        .drop(
            "linked_trace_id",
            "linked_by",
            "inferred_trace_id",
            "lone_trace_id",
            "is_trace_id_known");
  }

  /** Made-up trace id → the one trace that knows one of its ids. */
  private Dataset<Row> byId() {
    Dataset<Row> ids =
        nodes.select(
            col("trace_id"), col("is_trace_id_known"), explode(col("call_ids")).as("call_id"));
    Dataset<Row> known =
        ids.where("is_trace_id_known")
            .groupBy("call_id")
            .agg(min("trace_id").as("linked_trace_id"), count_distinct(col("trace_id")).as("n"))
            .where("n = 1")
            .drop("n");
    return ids.where("not is_trace_id_known")
        .withColumnRenamed("trace_id", "own_trace_id")
        .join(known, "call_id")
        .groupBy("own_trace_id")
        .agg(min("linked_trace_id").as("linked_trace_id"))
        .withColumn("linked_by", lit("shared_id"));
  }

  /**
   * What was asked in a batch → the trace of the call that answered it: the only two lines with the
   * id that their caller gave them.
   */
  private Dataset<Row> ofBatches(Dataset<Row> links) {
    Dataset<Row> ids =
        nodes
            .where("not is_trace_id_known")
            .select(
                col("trace_id").as("batch_trace_id"),
                col("evidence"),
                explode(col("call_ids")).as("call_id"))
            .where("call_id like 'batch:%'")
            .distinct();
    Dataset<Row> pairs =
        ids.groupBy("call_id")
            .agg(
                expr("max(if(evidence = 'EVENTS', batch_trace_id, null))").as("asked_trace_id"),
                expr("max(if(evidence = 'EVENTS', null, batch_trace_id))").as("answered_trace_id"),
                count(lit(1)).as("n"))
            .where("n = 2 and asked_trace_id is not null and answered_trace_id is not null");
    return pairs
        .join(
            links.selectExpr("own_trace_id", "linked_trace_id"),
            col("answered_trace_id").equalTo(col("own_trace_id")),
            "left")
        .select(
            col("asked_trace_id").as("own_trace_id"),
            coalesce(col("linked_trace_id"), col("answered_trace_id")).as("linked_trace_id"),
            lit("shared_id").as("linked_by"));
  }

  /** Trace → the least of the traces it shares a correlation id with. */
  private Dataset<Row> correlated() {
    Dataset<Row> ids =
        nodes
            .where("is_trace_id_known")
            .select(col("trace_id").as("own_trace_id"), explode(col("call_ids")).as("call_id"))
            .where("call_id like 'correlation:%'")
            .distinct();
    Dataset<Row> least = ids.groupBy("call_id").agg(min("own_trace_id").as("linked_trace_id"));
    return ids.join(least, "call_id")
        .groupBy("own_trace_id")
        .agg(min("linked_trace_id").as("linked_trace_id"))
        .where("linked_trace_id <> own_trace_id")
        .withColumn("linked_by", lit("correlation_id"));
  }

  /** Made-up trace id → the trace of the only call that it can be about. */
  private Dataset<Row> inferred(Dataset<Row> linked) {
    Dataset<Row> lone =
        linked
            .where("evidence = 'CALL_LOG' and not is_trace_id_known and linked_trace_id is null")
            .where("is_model_call and input_tokens is not null and output_tokens is not null")
            .selectExpr(
                "trace_id as lone_trace_id",
                "dimensions.model_name as lone_model",
                "input_tokens",
                "output_tokens",
                "start_micros as lone_start",
                "end_micros as lone_end");
    Dataset<Row> calls =
        linked
            .where("evidence = 'SPAN' and is_trace_id_known and is_model_call")
            .selectExpr(
                "trace_id as inferred_trace_id",
                "span_id as call_span_id",
                "dimensions.model_name as call_model",
                "input_tokens",
                "output_tokens",
                "start_micros as call_start",
                "end_micros as call_end");
    Dataset<Row> pairs =
        lone.join(calls, new String[] {"input_tokens", "output_tokens"}, "inner")
            .where("contains(lone_model, call_model) or contains(call_model, lone_model)")
            .where("lone_end >= call_start - " + CLOCKS_DIFFER_MICROS)
            .where("lone_start <= call_end + " + CLOCKS_DIFFER_MICROS);
    Dataset<Row> onlyOfLone =
        pairs
            .groupBy("lone_trace_id")
            .agg(
                count_distinct(col("call_span_id")).as("n"),
                min("inferred_trace_id").as("inferred_trace_id"),
                min("call_span_id").as("call_span_id"))
            .where("n = 1")
            .drop("n");
    return onlyOfLone
        .groupBy("inferred_trace_id", "call_span_id")
        .agg(min("lone_trace_id").as("lone_trace_id"), count_distinct(col("lone_trace_id")).as("n"))
        .where("n = 1")
        .select("lone_trace_id", "inferred_trace_id");
  }
}
