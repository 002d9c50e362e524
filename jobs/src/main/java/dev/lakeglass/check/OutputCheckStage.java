package dev.lakeglass.check;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import dev.lakeglass.check.Answer.Outcome;
import dev.lakeglass.check.RepeatedRequests.AnswerCount;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.table.Lakehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** prompts, outputs and retrieved_documents → output_checks: every answer, every check. */
public final class OutputCheckStage implements Stage {
  private static final String TABLE = "output_checks";
  private static final String[] TRACE = {"event_date", "trace_id"};
  private static final String[] PROMPT = {"application", "prompt_name", "prompt_version"};
  private static final int MOST_REPEATED = 10_000;
  private static final String[] SPAN = {"event_date", "trace_id", "span_id"};

  private final ClaimThresholds thresholds;
  private final EmbeddingSettings embedding;

  /**
   * Loads the embedding model if there is one, so that a missing one is known before any stage has
   * run.
   *
   * @throws JobException if the model cannot be loaded
   */
  public OutputCheckStage(ClaimThresholds thresholds, EmbeddingSettings embedding) {
    this.thresholds = thresholds;
    this.embedding = embedding;
    if (embedding.isOn()) {
      OutputChecks.cachedWithEmbedding(embedding.model());
    }
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<String> writes() {
    return List.of(TABLE);
  }

  /** {@code inconsistent_format} compares with the days before. */
  @Override
  public boolean looksBack() {
    return true;
  }

  @Override
  public StageResult run(Lakehouse lakehouse, Window window) {
    RunChecks checks =
        new RunChecks(
            UsualShapes.of(shapeCounts(lakehouse, window)),
            repeatedRequests(lakehouse, window),
            thresholds,
            embedding);
    Dataset<Row> results =
        answers(lakehouse, window).flatMap(checks, Encoders.row(RunChecks.SCHEMA));
    return StageResult.of(Map.of(TABLE, lakehouse.replace(TABLE, window, results)));
  }

  /** How often each prompt version answered in each form, read from narrow columns only. */
  private static List<ShapeCount> shapeCounts(Lakehouse lakehouse, Window window) {
    Window known = new Window(window.from().minusDays(UsualShapes.DAYS_BEFORE), window.to());
    List<ShapeCount> counts = new ArrayList<>();
    lakehouse
        .read("outputs", known)
        .where("prompt_name is not null and output_shape is not null and not is_error")
        .groupBy("event_date", "application", "prompt_name", "prompt_version", "output_shape")
        .agg(
            expr("count(*) as answer_count"),
            expr("count_if(coalesce(is_citing, false)) as citing_count"))
        .collectAsList()
        .forEach(
            row ->
                counts.add(
                    new ShapeCount(
                        day(row),
                        prompt(row),
                        row.getAs("output_shape"),
                        row.<Long>getAs("answer_count"),
                        row.<Long>getAs("citing_count"))));
    return counts;
  }

  /** Found by hashes; texts are read of those requests only that were answered differently. */
  private static RepeatedRequests repeatedRequests(Lakehouse lakehouse, Window window) {
    Dataset<Row> outputs =
        lakehouse.read("outputs", window).where("output_hash is not null and not is_error");
    Dataset<Row> answers =
        lakehouse
            .read("prompts", window)
            .where("prompt_hash is not null and operation <> 'embeddings'")
            .select("event_date", "trace_id", "span_id", "prompt_hash")
            .join(
                outputs.selectExpr(
                    "event_date",
                    "trace_id",
                    "span_id",
                    "output_hash",
                    "coalesce(input_tokens, 0) - coalesce(cached_input_tokens, 0)"
                        + " + coalesce(output_tokens, 0) as billed_tokens"),
                SPAN)
            .groupBy("event_date", "prompt_hash", "output_hash")
            .agg(
                expr("count(*) as answer_count"),
                expr("min(billed_tokens) as fewest_tokens"),
                expr("max(billed_tokens) as most_tokens"))
            .withColumn(
                "request_count",
                expr("sum(answer_count) over (partition by event_date, prompt_hash)"))
            .where("request_count > 1")
            .withColumn(
                "place",
                expr(
                    "row_number() over (partition by event_date"
                        + " order by request_count desc, prompt_hash, output_hash)"))
            .where("place <= " + MOST_REPEATED);
    RepeatedRequests repeated =
        new RepeatedRequests(
            answers.collectAsList().stream().map(OutputCheckStage::answerCount).toList(),
            MOST_REPEATED);
    Set<String> compared = repeated.comparedTexts();
    if (!compared.isEmpty()) {
      outputs
          .where(col("output_hash").isin(compared.toArray()))
          .select("output_hash", "output_text")
          .dropDuplicates("output_hash")
          .collectAsList()
          .forEach(row -> repeated.add(row.getAs("output_hash"), row.getAs("output_text")));
    }
    return repeated;
  }

  private static AnswerCount answerCount(Row row) {
    return new AnswerCount(
        day(row),
        row.getAs("prompt_hash"),
        row.getAs("output_hash"),
        row.<Long>getAs("answer_count"),
        row.<Long>getAs("fewest_tokens"),
        row.<Long>getAs("most_tokens"));
  }

  private static LocalDate day(Row row) {
    return row.getDate(row.fieldIndex("event_date")).toLocalDate();
  }

  private static List<String> prompt(Row row) {
    return Arrays.stream(PROMPT).map(name -> String.valueOf(row.<Object>getAs(name))).toList();
  }

  private static Dataset<Row> answers(Lakehouse lakehouse, Window window) {
    Dataset<Row> outputs =
        lakehouse
            .read("outputs", window)
            .selectExpr(
                "event_date",
                "trace_id",
                "span_id",
                "application",
                "environment",
                "route",
                "tenant_id",
                "provider_name",
                "model_name",
                "prompt_name",
                "prompt_version",
                "output_text",
                "output_hash",
                "output_shape",
                "finish_reason",
                "tool_calls",
                "is_error");
    Dataset<Row> prompts =
        lakehouse
            .read("prompts", window)
            .where("operation <> 'embeddings'")
            .selectExpr(
                "event_date",
                "trace_id",
                "span_id",
                "operation",
                "prompt_hash",
                "system_prompt",
                "user_input",
                "transform(messages, message -> message.content) as message_texts",
                "retrieved_context",
                "context_document_ids",
                "output_type",
                "output_schema",
                "tool_definitions");
    Dataset<Row> documents =
        lakehouse
            .read("retrieved_documents", window)
            .groupBy("event_date", "trace_id", "document_id")
            .agg(max("content").as("content"))
            .groupBy("event_date", "trace_id")
            .agg(
                array_sort(collect_list(struct(col("document_id"), col("content"))))
                    .as("documents"));
    return outputs.join(prompts, SPAN).join(documents, TRACE, "left");
  }

  /** An answer with its prompt and documents → one row per check. */
  private static final class RunChecks implements FlatMapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private static final StructType SCHEMA =
        StructType.fromDDL(
            "event_date date, trace_id string, span_id string, application string,"
                + " environment string, route string, tenant_id string, provider_name string,"
                + " model_name string, prompt_name string, prompt_version string,"
                + " check_name string, verdict string, score double, reason string,"
                + " evidence string, check_version string");

    private final UsualShapes usualShapes;

    private final RepeatedRequests repeatedRequests;

    private final ClaimThresholds thresholds;

    private final EmbeddingSettings embedding;

    RunChecks(
        UsualShapes usualShapes,
        RepeatedRequests repeatedRequests,
        ClaimThresholds thresholds,
        EmbeddingSettings embedding) {
      this.usualShapes = usualShapes;
      this.repeatedRequests = repeatedRequests;
      this.thresholds = thresholds;
      this.embedding = embedding;
    }

    @Override
    public Iterator<Row> call(Row row) {
      List<Row> rows = new ArrayList<>();
      OutputChecks checks =
          embedding.includes(row.getAs("trace_id"))
              ? OutputChecks.cachedWithEmbedding(embedding.model())
              : OutputChecks.standard();
      for (NamedResult named : checks.run(answer(row))) {
        CheckResult result = named.result();
        rows.add(
            RowFactory.create(
                row.getAs("event_date"),
                row.getAs("trace_id"),
                row.getAs("span_id"),
                row.getAs("application"),
                row.getAs("environment"),
                row.getAs("route"),
                row.getAs("tenant_id"),
                row.getAs("provider_name"),
                row.getAs("model_name"),
                row.getAs("prompt_name"),
                row.getAs("prompt_version"),
                named.checkName(),
                result.verdict().word(),
                result.score(),
                nullIfEmpty(result.reason()),
                nullIfEmpty(result.evidence()),
                named.checkVersion()));
      }
      return rows.iterator();
    }

    private Answer answer(Row row) {
      return Answer.builder()
          .outcome(row.<Boolean>getAs("is_error") ? Outcome.FAILED : Outcome.ANSWERED)
          .operation(row.getAs("operation"))
          .route(row.getAs("route"))
          .promptName(row.getAs("prompt_name"))
          .promptVersion(row.getAs("prompt_version"))
          .systemPrompt(row.getAs("system_prompt"))
          .userInput(row.getAs("user_input"))
          .outputText(row.getAs("output_text"))
          .finishReason(row.getAs("finish_reason"))
          .outputShape(row.getAs("output_shape"))
          .usualShape(usualShapes.of(day(row), prompt(row)).orElse(null))
          .claimThreshold(thresholds.of(row.getAs("application")))
          .repetitions(
              repeatedRequests
                  .of(day(row), row.getAs("prompt_hash"), row.getAs("output_hash"))
                  .orElse(null))
          .outputType(row.getAs("output_type"))
          .outputSchema(row.getAs("output_schema"))
          .toolDefinitions(row.getAs("tool_definitions"))
          .toolCalls(toolCalls(row))
          .documents(documents(row))
          .promptDocumentIds(row.getList(row.fieldIndex("context_document_ids")))
          .retrievedDocumentIds(retrievedIds(row))
          .earlierMessages(messageTexts(row))
          .build();
    }

    private static List<String> messageTexts(Row row) {
      int index = row.fieldIndex("message_texts");
      return row.isNullAt(index) ? List.of() : row.getList(index);
    }

    private static List<RequestedToolCall> toolCalls(Row row) {
      List<RequestedToolCall> calls = new ArrayList<>();
      for (Row call : row.<Row>getList(row.fieldIndex("tool_calls"))) {
        calls.add(new RequestedToolCall(call.getAs("name"), call.getAs("arguments")));
      }
      return calls;
    }

    /** The documents of the request that reached this call, else all; else what was pasted in. */
    private static List<ContextDocument> documents(Row row) {
      List<ContextDocument> all = new ArrayList<>();
      List<ContextDocument> received = new ArrayList<>();
      int index = row.fieldIndex("documents");
      List<String> ids = row.getList(row.fieldIndex("context_document_ids"));
      if (!row.isNullAt(index)) {
        for (Row document : row.<Row>getList(index)) {
          if (document.getAs("content") == null) {
            continue;
          }
          ContextDocument context =
              new ContextDocument(document.getAs("document_id"), document.getAs("content"));
          all.add(context);
          if (ids.contains(context.id())) {
            received.add(context);
          }
        }
      }
      String pasted = row.getAs("retrieved_context");
      if (all.isEmpty() && pasted != null) {
        return List.of(new ContextDocument("pasted", pasted));
      }
      return received.isEmpty() ? all : received;
    }

    private static List<String> retrievedIds(Row row) {
      int index = row.fieldIndex("documents");
      return row.isNullAt(index)
          ? List.of()
          : row.<Row>getList(index).stream().map(one -> one.<String>getAs("document_id")).toList();
    }

    private static String nullIfEmpty(String text) {
      return text.isEmpty() ? null : text;
    }
  }
}
