package dev.lakeglass.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakeglass.report.data.AlertRow;
import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.UnpricedRow;
import dev.lakeglass.slice.FailureSlice;
import java.util.List;

/** The day for programs: {@code report.json}, as {@code assets/report.schema.json} describes it. */
final class JsonReport implements Report {
  static final int SCHEMA_VERSION = 1;

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<Page> render(ReportData data) {
    ObjectNode root = Json.object();
    root.put("schema_version", SCHEMA_VERSION).put("date", data.date().toString());
    root.put("lakeglass_version", data.provenance().lakeglassVersion());
    root.put("configuration_hash", data.provenance().configurationHash());
    root.putObject("baseline")
        .put("start", data.baselineStart().toString())
        .put("end", data.baselineEnd().toString());
    root.put("verdict", OverviewReport.verdict(data));
    root.set("headline", headline(data));
    Finding.of(data)
        .forEach(finding -> put(root.withArray("alerts").addObject(), finding.alert(), data));
    if (data.alerts().isEmpty()) {
      root.putArray("alerts");
    }
    ObjectNode verdicts = root.putObject("drift");
    data.driftCounts().forEach(count -> verdicts.put(count.verdict(), count.count()));
    ArrayNode unpriced = root.putArray("unpriced");
    data.unpriced().forEach(row -> put(unpriced.addObject(), row));
    ArrayNode slices = root.putArray("failure_slices");
    data.failureSlices().forEach(slice -> put(slices.addObject(), slice));
    ArrayNode traces = root.putArray("traces");
    data.traces().stream()
        .map(trace -> trace.request().traceId())
        .forEach(id -> traces.addObject().put("trace_id", id).put("page", Links.trace(id)));
    return List.of(new Page("report.json", Page.JSON, Json.pretty(root)));
  }

  private static ObjectNode headline(ReportData data) {
    History history = new History(data);
    ObjectNode node = Json.object();
    OutcomeRow outcome = history.outcome(data.date(), "all", "all").orElse(null);
    node.put("request_count", outcome == null ? null : outcome.requestCount());
    node.put("p50_duration_ms", outcome == null ? null : outcome.p50DurationMs());
    node.put("p95_duration_ms", outcome == null ? null : outcome.p95DurationMs());
    history
        .qualityOfDay(row -> row.sliceKey().equals("all"))
        .forEach(row -> put(node.withArray("quality").addObject(), row, history));
    if (!node.has("quality")) {
      node.putArray("quality");
    }
    CostRow cost = history.cost(data.date(), "all", "all").orElse(null);
    node.put("total_cost_usd", cost == null ? null : cost.totalCostUsd());
    node.put("call_count", cost == null ? null : cost.callCount());
    node.put("unpriced_call_count", cost == null ? null : cost.unpricedCallCount());
    node.put("unpriced_tokens", cost == null ? null : cost.unpricedTokens());
    node.put("estimated_call_count", cost == null ? null : cost.estimatedCallCount());
    return node;
  }

  private static void put(ObjectNode node, QualityRow row, History history) {
    History.Pooled before = history.baseline(row);
    node.put("indicator", row.indicator())
        .put("unit", row.unit())
        .put("hit_count", row.hitCount())
        .put("applicable_count", row.applicableCount())
        .put("hit_ratio", row.hitRatio())
        .put("hit_ratio_lower", row.hitRatioLower())
        .put("hit_ratio_upper", row.hitRatioUpper())
        .put("baseline_hit_count", before.hits())
        .put("baseline_applicable_count", before.count());
  }

  private static void put(ObjectNode node, AlertRow alert, ReportData data) {
    node.put("alert_id", alert.alertId())
        .put("severity", alert.severity())
        .put("title", alert.title())
        .put("metric_name", alert.metricName())
        .put("slice_key", alert.sliceKey())
        .put("slice_value", alert.sliceValue())
        .put("baseline_value", alert.baselineValue())
        .put("current_value", alert.currentValue())
        .put("effect", alert.effect())
        .put("effect_lower", alert.effectLower())
        .put("effect_upper", alert.effectUpper())
        .put("effect_unit", alert.effectUnit())
        .put("p_value", alert.pValue())
        .put("q_value", alert.qValue())
        .put("baseline_count", alert.baselineCount())
        .put("current_count", alert.currentCount())
        .put("since_date", alert.sinceDate().toString())
        .put("cause", alert.cause())
        .put("page", "index.html#" + Links.finding(alert.alertId()));
    alert.alsoSeenIn().forEach(node.putArray("also_seen_in")::add);
    ArrayNode examples = node.putArray("examples");
    for (String id : alert.exampleTraceIds()) {
      examples
          .addObject()
          .put("trace_id", id)
          .put("page", Links.hasPage(data, id) ? Links.trace(id) : null);
    }
  }

  private static void put(ObjectNode node, FailureSlice slice) {
    ObjectNode conditions = node.putObject("conditions");
    slice.conditions().forEach(one -> conditions.put(one.dimension(), one.value()));
    node.put("days", slice.days())
        .put("request_count", slice.requestCount())
        .put("bad_count", slice.badCount())
        .put("other_request_count", slice.otherRequestCount())
        .put("other_bad_count", slice.otherBadCount())
        .put("lift", slice.lift())
        .put("p_value", slice.pValue())
        .put("q_value", slice.qValue());
    ObjectNode reasons = node.putObject("reasons");
    slice.reasons().forEach(one -> reasons.put(one.name(), one.requestCount()));
  }

  private static void put(ObjectNode node, UnpricedRow row) {
    node.put("provider_name", row.providerName())
        .put("model_name", row.modelName())
        .put("call_count", row.callCount())
        .put("tokens", row.tokens());
  }
}
