package dev.lakeglass.report;

import dev.lakeglass.ledger.Budget;
import dev.lakeglass.ledger.Spend;
import dev.lakeglass.report.data.AlertRow;
import dev.lakeglass.report.data.CheckRow;
import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.CoverageRow;
import dev.lakeglass.report.data.DocumentRow;
import dev.lakeglass.report.data.DriftCount;
import dev.lakeglass.report.data.DriftRow;
import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.FeedbackRow;
import dev.lakeglass.report.data.LabelRow;
import dev.lakeglass.report.data.MessageRow;
import dev.lakeglass.report.data.ModelCallRow;
import dev.lakeglass.report.data.MoneyData;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.PromptVersionRow;
import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.RedactionRow;
import dev.lakeglass.report.data.RejectedRow;
import dev.lakeglass.report.data.RequestRow;
import dev.lakeglass.report.data.RetrievalRow;
import dev.lakeglass.report.data.RetrievedDocumentRow;
import dev.lakeglass.report.data.SpanRow;
import dev.lakeglass.report.data.SpendCell;
import dev.lakeglass.report.data.ToolCallRow;
import dev.lakeglass.report.data.ToolRequestRow;
import dev.lakeglass.report.data.TrustRow;
import dev.lakeglass.report.data.UnpricedRow;
import dev.lakeglass.report.data.UserSpend;
import dev.lakeglass.slice.Condition;
import dev.lakeglass.slice.DocumentDay;
import dev.lakeglass.slice.RequestGroup;
import dev.lakeglass.statistics.Agreement;
import dev.lakeglass.table.TableRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Rows of the tables as the records of a report. */
final class ReportRows {
  private ReportRows() {}

  static OutcomeRow outcome(TableRow row) {
    return new OutcomeRow(
        row.date("event_date"),
        row.text("slice_key"),
        row.text("slice_value"),
        row.count("request_count"),
        row.count("error_count"),
        row.count("incomplete_count"),
        row.count("bad_count"),
        row.count("labelled_count"),
        row.number("p50_duration_ms"),
        row.number("p95_duration_ms"),
        row.decimal("total_cost_usd"),
        row.whole("input_tokens"),
        row.whole("output_tokens"));
  }

  static AlertRow alert(TableRow row) {
    return new AlertRow(
        row.date("event_date"),
        row.text("alert_id"),
        row.text("title"),
        row.text("severity"),
        row.text("metric_name"),
        row.text("slice_key"),
        row.text("slice_value"),
        row.real("baseline_value"),
        row.real("current_value"),
        row.real("effect"),
        row.real("effect_lower"),
        row.real("effect_upper"),
        row.text("effect_unit"),
        row.real("p_value"),
        row.real("q_value"),
        row.count("baseline_count"),
        row.count("current_count"),
        row.date("since_date"),
        row.text("cause"),
        row.texts("also_seen_in"),
        row.texts("example_trace_ids"));
  }

  static QualityRow quality(TableRow row) {
    return new QualityRow(
        row.date("event_date"),
        row.text("slice_key"),
        row.text("slice_value"),
        row.text("indicator"),
        row.text("unit"),
        row.count("applicable_count"),
        row.count("hit_count"),
        row.count("not_applicable_count"),
        row.count("errored_count"),
        row.real("hit_ratio"),
        row.real("hit_ratio_lower"),
        row.real("hit_ratio_upper"));
  }

  static CostRow cost(TableRow row) {
    return new CostRow(
        row.date("event_date"),
        row.text("slice_key"),
        row.text("slice_value"),
        row.count("call_count"),
        row.count("priced_call_count"),
        row.count("estimated_call_count"),
        row.count("unpriced_call_count"),
        row.count("input_tokens"),
        row.count("cached_input_tokens"),
        row.count("cache_write_tokens"),
        row.count("output_tokens"),
        row.count("unpriced_tokens"),
        row.decimal("input_cost_usd"),
        row.decimal("cached_input_cost_usd"),
        row.decimal("cache_write_cost_usd"),
        row.decimal("output_cost_usd"),
        row.decimal("total_cost_usd"),
        row.decimal("retry_cost_usd"),
        row.decimal("error_cost_usd"));
  }

  static MoneyData money(
      List<TableRow> cells, List<TableRow> counts, List<UserSpend> users, List<Budget> budgets) {
    TableRow units = counts.get(0);
    return new MoneyData(
        cells.stream().map(ReportRows::spendCell).toList(),
        units.count("requests"),
        units.count("successful"),
        units.count("thumbs_up"),
        units.decimal("usd"),
        users,
        budgets);
  }

  static UserSpend userSpend(TableRow row) {
    return new UserSpend(
        row.text("user_id"), row.count("requests"), row.count("bad"), row.decimal("usd"));
  }

  private static SpendCell spendCell(TableRow row) {
    return new SpendCell(
        row.date("event_date"),
        row.text("application"),
        new Spend(
            row.text("route"),
            row.text("tenant_id"),
            row.text("model"),
            row.count("calls"),
            row.count("retries"),
            row.count("input_tokens"),
            row.count("cached_tokens"),
            row.count("written_tokens"),
            row.count("output_tokens"),
            row.decimal("input_usd"),
            row.decimal("cached_usd"),
            row.decimal("written_usd"),
            row.decimal("output_usd"),
            row.decimal("request_usd")),
        row.decimal("retry_usd"),
        row.decimal("error_usd"),
        row.decimal("truncated_usd"),
        row.decimal("repeated_usd"),
        row.decimal("wasted_usd"),
        row.decimal("unused_usd"),
        row.decimal("missed_usd"));
  }

  static UnpricedRow unpriced(TableRow row) {
    return new UnpricedRow(
        row.text("provider_name"),
        row.text("model_name"),
        row.count("call_count"),
        row.count("tokens"));
  }

  static RejectedRow rejected(TableRow row) {
    return new RejectedRow(
        row.text("source_name"),
        row.text("source_format"),
        row.text("reason_code"),
        row.count("rejected_count"));
  }

  static RedactionRow redaction(TableRow row) {
    return new RedactionRow(
        row.text("application"),
        row.text("route"),
        row.text("redaction_type"),
        row.count("value_count"),
        row.count("request_count"),
        row.count("label_count"),
        row.texts("releases"));
  }

  static RetrievalRow retrieval(TableRow row) {
    return new RetrievalRow(
        row.date("event_date"),
        row.text("index_name"),
        row.text("dataset_version"),
        row.text("route"),
        row.count("search_count"),
        row.count("request_count"),
        row.count("retry_count"),
        row.count("retried_request_count"),
        row.count("error_count"),
        row.count("empty_count"),
        row.count("cache_hit_count"),
        row.count("document_count"),
        row.count("stale_document_count"),
        row.count("prompt_document_count"),
        row.real("mean_top_score"),
        row.real("mean_duration_ms"),
        row.real("p95_duration_ms"),
        row.whole("low_score_count"),
        row.whole("slow_count"),
        row.count("repeated_document_count"),
        row.count("unused_search_count"),
        row.count("retry_storm_request_count"),
        row.count("old_cache_hit_count"),
        row.count("bad_request_count"));
  }

  static DocumentRow document(TableRow row) {
    return new DocumentRow(
        row.text("index_name"),
        row.text("document_id"),
        row.count("retrieved_count"),
        row.count("request_count"),
        row.count("first_rank_count"),
        row.count("prompt_count"),
        row.count("stale_count"),
        row.real("mean_score"),
        row.text("document_version"),
        row.instant("document_updated_at"),
        row.count("bad_request_count"),
        row.text("near_duplicate_id"),
        row.real("near_duplicate_similarity"));
  }

  static CoverageRow coverage(TableRow row) {
    return new CoverageRow(
        row.text("application"),
        row.text("route"),
        row.text("signal"),
        row.count("request_count"),
        row.count("covered_count"),
        row.number("covered_ratio"));
  }

  static FeedbackRow feedback(TableRow row) {
    return new FeedbackRow(
        row.date("event_date"),
        row.text("slice_key"),
        row.text("slice_value"),
        row.text("label_name"),
        row.count("request_count"),
        row.count("labelled_request_count"),
        row.count("label_count"));
  }

  static DriftRow drift(TableRow row) {
    return new DriftRow(
        row.date("event_date"),
        row.date("baseline_start"),
        row.date("baseline_end"),
        row.text("slice_key"),
        row.text("slice_value"),
        row.text("column_name"),
        row.text("statistic"),
        row.real("value"),
        row.real("value_lower"),
        row.real("value_upper"),
        row.real("baseline_value"),
        row.real("current_value"),
        row.real("threshold"),
        row.real("p_value"),
        row.real("q_value"),
        row.count("baseline_count"),
        row.count("current_count"),
        row.text("verdict"),
        row.text("cause"));
  }

  static DriftCount driftCount(TableRow row) {
    return new DriftCount(row.text("verdict"), row.count("row_count"));
  }

  private static final List<String> SLICED =
      List.of("route", "prompt_version", "model_name", "release", "dataset_version", "tenant_id");

  static RequestGroup requestGroup(TableRow row) {
    List<Condition> conditions = new ArrayList<>();
    for (String dimension : SLICED) {
      if (row.text(dimension) != null) {
        conditions.add(new Condition(dimension, row.text(dimension)));
      }
    }
    for (TableRow flag : row.rows("feature_flags")) {
      if (flag.text("value") != null) {
        conditions.add(new Condition("feature flag " + flag.text("key"), flag.text("value")));
      }
    }
    return new RequestGroup(conditions, row.texts("bad_reasons"), row.count("request_count"));
  }

  static DocumentDay documentDay(TableRow row) {
    return new DocumentDay(
        row.date("event_date"),
        row.text("index_name"),
        row.text("document_id"),
        row.count("request_count"),
        row.count("bad_request_count"),
        row.count("first_rank_request_count"),
        row.count("first_rank_bad_request_count"),
        row.instant("document_updated_at"));
  }

  static TrustRow trust(TableRow row) {
    return new TrustRow(
        row.text("check_name"),
        new Agreement(
            row.count("judged_count"),
            row.count("failed_count"),
            row.count("failed_fault_count"),
            row.count("failed_sound_count"),
            row.count("passed_fault_count"),
            row.count("passed_sound_count")));
  }

  static PromptVersionRow promptVersion(TableRow row) {
    return new PromptVersionRow(
        row.text("prompt_name"),
        row.text("prompt_version"),
        row.text("template_hash"),
        row.text("application"),
        row.count("call_count"),
        row.instant("first_seen_at"),
        row.instant("last_seen_at"),
        row.isTrue("is_new"),
        row.text("previous_prompt_version"),
        row.whole("system_prompt_length"),
        row.whole("previous_system_prompt_length"),
        row.real("mean_output_tokens"),
        row.real("previous_mean_output_tokens"));
  }

  /** Rows of each table the example traces have, in the order they are to be shown. */
  record TraceTables(
      List<TableRow> requests,
      List<TableRow> outcomes,
      List<TableRow> spans,
      List<TableRow> prompts,
      List<TableRow> outputs,
      List<TableRow> costs,
      List<TableRow> documents,
      List<TableRow> toolCalls,
      List<TableRow> checks,
      List<TableRow> labels) {

    /** The traces in the order of the ids; an id without a request is left out. */
    List<ExampleTrace> traces(List<String> traceIds) {
      return traceIds.stream()
          .map(id -> only(requests, id))
          .filter(Objects::nonNull)
          .map(this::trace)
          .toList();
    }

    private static TableRow only(List<TableRow> rows, String traceId) {
      return of(rows, traceId).stream().findFirst().orElse(null);
    }

    private static List<TableRow> of(List<TableRow> rows, String traceId) {
      return rows.stream().filter(row -> row.text("trace_id").equals(traceId)).toList();
    }

    private ExampleTrace trace(TableRow request) {
      String id = request.text("trace_id");
      return new ExampleTrace(
          request(request, only(outcomes, id)),
          of(spans, id).stream().map(ReportRows::span).toList(),
          modelCalls(id),
          of(documents, id).stream().map(ReportRows::retrievedDocument).toList(),
          of(toolCalls, id).stream().map(ReportRows::toolCall).toList(),
          of(checks, id).stream().map(ReportRows::check).toList(),
          of(labels, id).stream().map(ReportRows::label).toList());
    }

    private List<ModelCallRow> modelCalls(String traceId) {
      Map<String, TableRow> outputOf = bySpan(outputs, traceId);
      Map<String, TableRow> costOf = bySpan(costs, traceId);
      return of(prompts, traceId).stream()
          .filter(prompt -> outputOf.containsKey(prompt.text("span_id")))
          .map(
              prompt ->
                  modelCall(
                      prompt,
                      outputOf.get(prompt.text("span_id")),
                      costOf.get(prompt.text("span_id"))))
          .toList();
    }

    private static Map<String, TableRow> bySpan(List<TableRow> rows, String traceId) {
      Map<String, TableRow> bySpan = new HashMap<>();
      of(rows, traceId).forEach(row -> bySpan.put(row.text("span_id"), row));
      return bySpan;
    }
  }

  private static RequestRow request(TableRow row, TableRow outcome) {
    return new RequestRow(
        row.date("event_date"),
        row.text("trace_id"),
        row.text("request_id"),
        row.instant("started_at"),
        row.number("duration_ms"),
        row.text("status"),
        row.text("error_type"),
        row.text("application"),
        row.text("release"),
        row.text("environment"),
        row.text("route"),
        row.text("tenant_id"),
        row.text("user_id"),
        row.text("session_id"),
        row.text("dataset_version"),
        row.map("feature_flags", Object::toString),
        row.text("model_name"),
        row.text("prompt_name"),
        row.text("prompt_version"),
        row.text("answer_span_id"),
        row.count("span_count"),
        row.count("orphan_span_count"),
        row.count("retry_count"),
        row.number("model_ms"),
        row.number("retrieval_ms"),
        row.number("tool_ms"),
        row.number("other_ms"),
        row.text("critical_stage"),
        row.whole("input_tokens"),
        row.whole("cached_input_tokens"),
        row.whole("output_tokens"),
        row.whole("reasoning_tokens"),
        outcome == null ? null : outcome.decimal("total_cost_usd"),
        outcome == null ? 0 : outcome.count("unpriced_call_count"),
        row.text("user_input_preview"),
        row.text("final_output_preview"),
        row.texts("missing_signals"),
        outcome == null ? List.of() : outcome.texts("bad_reasons"));
  }

  private static SpanRow span(TableRow row) {
    return new SpanRow(
        row.text("span_id"),
        row.text("parent_span_id"),
        row.text("span_name"),
        row.text("operation"),
        row.text("application"),
        row.instant("started_at"),
        row.number("duration_ms"),
        row.isTrue("is_error"),
        row.text("error_type"),
        row.map("attributes", Object::toString));
  }

  private static ModelCallRow modelCall(TableRow prompt, TableRow output, TableRow cost) {
    return new ModelCallRow(
        prompt.text("span_id"),
        prompt.instant("started_at"),
        prompt.text("operation"),
        prompt.text("provider_name"),
        prompt.text("model_name"),
        prompt.text("prompt_name"),
        prompt.text("prompt_version"),
        prompt.real("temperature"),
        prompt.real("top_p"),
        prompt.whole("max_tokens"),
        (int) prompt.count("attempt_number"),
        prompt.text("system_prompt"),
        prompt.rows("messages").stream().map(ReportRows::message).toList(),
        prompt.text("output_schema"),
        prompt.text("tool_definitions"),
        output.text("output_text"),
        output.rows("tool_calls").stream().map(ReportRows::toolRequest).toList(),
        output.text("finish_reason"),
        output.number("duration_ms"),
        output.real("time_to_first_token_ms"),
        output.whole("input_tokens"),
        output.whole("cached_input_tokens"),
        output.whole("cache_write_tokens"),
        output.whole("output_tokens"),
        output.whole("reasoning_tokens"),
        output.isTrue("is_token_count_estimated"),
        output.isTrue("is_error"),
        output.text("error_type"),
        cost == null ? "unpriced" : cost.text("pricing_status"),
        money(cost, row -> row.decimal("input_cost_usd")),
        money(cost, row -> row.decimal("cached_input_cost_usd")),
        money(cost, row -> row.decimal("cache_write_cost_usd")),
        money(cost, row -> row.decimal("output_cost_usd")),
        money(cost, row -> row.decimal("total_cost_usd")),
        cost == null ? null : cost.text("price_id"),
        redactions(prompt, output));
  }

  private static BigDecimal money(TableRow cost, Function<TableRow, BigDecimal> column) {
    return cost == null ? null : column.apply(cost);
  }

  private static Map<String, Long> redactions(TableRow prompt, TableRow output) {
    Map<String, Long> counts = new HashMap<>();
    for (TableRow row : List.of(prompt, output)) {
      row.map("redaction_counts", count -> ((Number) count).longValue())
          .forEach((type, count) -> counts.merge(type, count, Long::sum));
    }
    return counts;
  }

  private static MessageRow message(TableRow row) {
    return new MessageRow(
        Objects.requireNonNullElse(row.text("role"), "unknown"),
        Objects.requireNonNullElse(row.text("content"), ""));
  }

  private static ToolRequestRow toolRequest(TableRow row) {
    return new ToolRequestRow(row.text("id"), row.text("name"), row.text("arguments"));
  }

  private static RetrievedDocumentRow retrievedDocument(TableRow row) {
    return new RetrievedDocumentRow(
        row.text("span_id"),
        (int) row.count("rank"),
        row.text("document_id"),
        row.text("index_name"),
        row.text("dataset_version"),
        row.real("score"),
        row.text("content"),
        row.text("document_version"),
        row.instant("document_updated_at"),
        row.flag("is_in_prompt"));
  }

  private static ToolCallRow toolCall(TableRow row) {
    Long status = row.whole("http_status_code");
    return new ToolCallRow(
        row.text("span_id"),
        row.text("tool_name"),
        row.text("arguments"),
        row.text("result"),
        status == null ? null : Integer.valueOf(status.intValue()),
        row.number("duration_ms"),
        row.isTrue("is_cache_hit"),
        row.isTrue("is_error"),
        row.text("error_type"));
  }

  private static CheckRow check(TableRow row) {
    return new CheckRow(
        row.text("span_id"),
        row.text("check_name"),
        row.text("verdict"),
        row.real("score"),
        row.text("reason"),
        row.text("evidence"),
        row.text("check_version"));
  }

  private static LabelRow label(TableRow row) {
    return new LabelRow(
        row.text("label_id"),
        row.instant("labelled_at"),
        row.text("span_id"),
        row.text("kind"),
        row.text("name"),
        row.real("value_number"),
        row.text("value_text"),
        row.text("comment"),
        row.text("author_id"),
        row.text("author_type"));
  }
}
