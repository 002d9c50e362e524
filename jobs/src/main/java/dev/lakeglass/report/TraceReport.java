package dev.lakeglass.report;

import dev.lakeglass.report.data.CheckRow;
import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.LabelRow;
import dev.lakeglass.report.data.MessageRow;
import dev.lakeglass.report.data.ModelCallRow;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.RequestRow;
import dev.lakeglass.report.data.RetrievedDocumentRow;
import dev.lakeglass.report.data.ToolCallRow;
import dev.lakeglass.report.data.ToolRequestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One page per example request: where its time went, what the model saw and said, what it cost. */
final class TraceReport implements Report {
  record Fact(String name, String value) {}

  /** A part of the duration, on a bar of 1000. */
  record Part(String kind, String title, String duration, String share, String x, String width) {}

  record Text(String role, String text, boolean isLong) {}

  record Call(
      String title,
      String detail,
      boolean isAnswer,
      boolean isError,
      boolean isTalk,
      List<Fact> facts,
      List<Fact> money,
      String systemPrompt,
      List<Text> messages,
      boolean hasOutput,
      String output,
      List<ToolRequestRow> toolCalls,
      List<Check> checks,
      List<Fact> redactions) {}

  record Check(String title, String verdict, String tone, String reason, String evidence) {}

  record Document(
      String rank, String id, List<String> facts, String use, String tone, String content) {}

  record Tool(String name, List<String> facts, boolean isError, String arguments, String result) {}

  record Label(String title, String value, String tone, String detail, String comment) {}

  record FindingLink(String href, String title, String tone) {}

  record View(
      Shell shell,
      String traceId,
      String title,
      String tone,
      String status,
      List<String> badReasons,
      List<Fact> facts,
      List<Part> parts,
      Waterfall waterfall,
      List<Call> calls,
      List<Document> documents,
      List<Tool> tools,
      List<Label> labels,
      List<FindingLink> findings,
      String query) {}

  private static final int LONG_TEXT = 1200;

  @Override
  public String name() {
    return "traces";
  }

  @Override
  public List<Page> render(ReportData data) {
    return data.traces().stream().map(trace -> page(trace, data)).toList();
  }

  private static Page page(ExampleTrace trace, ReportData data) {
    RequestRow request = trace.request();
    View view =
        new View(
            Shell.ofTrace("Request " + request.requestId() + " · Lakeglass", data.date()),
            request.traceId(),
            title(request),
            tone(request),
            request.status(),
            request.badReasons().stream()
                .filter(reason -> !reason.equals(request.status()))
                .map(TraceReport::reason)
                .toList(),
            facts(request),
            parts(request),
            Waterfall.of(trace),
            trace.modelCalls().stream().map(call -> call(call, trace)).toList(),
            trace.documents().stream().map(TraceReport::document).toList(),
            trace.toolCalls().stream().map(TraceReport::tool).toList(),
            trace.labels().stream().map(TraceReport::label).toList(),
            findings(request, data),
            Queries.trace(request.eventDate(), request.traceId()));
    return Templates.page(Links.trace(request.traceId()), "trace.jte", view);
  }

  private static String title(RequestRow request) {
    return request.userInputPreview() == null
        ? "Request " + request.requestId()
        : Format.shorten(request.userInputPreview().strip(), 160);
  }

  private static String tone(RequestRow request) {
    return switch (request.status()) {
      case "ok" -> "good";
      case "error" -> "alert";
      default -> "warn";
    };
  }

  private static String reason(String reason) {
    return Metric.of(reason).title();
  }

  private static List<Fact> facts(RequestRow request) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Started", Format.second(request.startedAt()));
    add(facts, "Duration", Format.duration(request.durationMs()));
    add(facts, "Cost", cost(request));
    add(facts, "Route", request.route());
    add(facts, "Application", request.application());
    add(facts, "Release", request.release());
    add(facts, "Environment", request.environment());
    add(facts, "Tenant", request.tenantId());
    add(facts, "User", request.userId());
    add(facts, "Session", request.sessionId());
    add(facts, "Model", request.modelName());
    add(facts, "Prompt", prompt(request.promptName(), request.promptVersion()));
    add(facts, "Data set", request.datasetVersion());
    add(facts, "Tokens in", tokens(request.inputTokens(), request.cachedInputTokens(), "cached"));
    add(
        facts,
        "Tokens out",
        tokens(request.outputTokens(), request.reasoningTokens(), "reasoning"));
    add(facts, "Spans", spans(request));
    add(facts, "Retries", request.retryCount() == 0 ? null : Format.count(request.retryCount()));
    add(facts, "Error", request.errorType());
    add(facts, "Feature flags", joined(request.featureFlags()));
    add(
        facts,
        "Not sent",
        request.missingSignals().isEmpty() ? null : String.join(", ", request.missingSignals()));
    add(facts, "Request id", request.requestId());
    return List.copyOf(facts);
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(new Fact(name, value));
    }
  }

  private static String cost(RequestRow request) {
    String unpriced =
        request.unpricedCallCount() == 0
            ? ""
            : Format.plural(request.unpricedCallCount(), "unpriced call", "unpriced calls");
    if (request.totalCostUsd() == null) {
      return unpriced.isEmpty() ? null : unpriced;
    }
    return Format.usd(request.totalCostUsd()) + (unpriced.isEmpty() ? "" : ", without " + unpriced);
  }

  private static String prompt(String name, String version) {
    if (name == null) {
      return version;
    }
    return version == null ? name : name + "@" + version;
  }

  private static String tokens(Long all, Long part, String word) {
    if (all == null) {
      return "not reported";
    }
    return Format.count(all)
        + (part == null || part == 0 ? "" : ", " + Format.count(part) + " " + word);
  }

  private static String spans(RequestRow request) {
    return Format.count(request.spanCount())
        + (request.orphanSpanCount() == 0
            ? ""
            : ", " + Format.count(request.orphanSpanCount()) + " without their parent");
  }

  private static String joined(Map<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .reduce((a, b) -> a + ", " + b)
        .orElse(null);
  }

  private static List<Part> parts(RequestRow request) {
    double total = request.modelMs() + request.retrievalMs() + request.toolMs() + request.otherMs();
    if (!(total > 0)) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    double x = 0;
    x = part(parts, "model", "Model", request.modelMs(), x, total);
    x = part(parts, "retrieval", "Retrieval", request.retrievalMs(), x, total);
    x = part(parts, "tool", "Tools", request.toolMs(), x, total);
    part(parts, "other", "Other", request.otherMs(), x, total);
    return List.copyOf(parts);
  }

  private static double part(
      List<Part> parts, String kind, String title, double ms, double x, double total) {
    double width = ms / total * 1000;
    parts.add(
        new Part(
            kind,
            title,
            Format.duration(ms),
            Format.share(ms / total),
            Graph.number(x),
            Graph.number(width)));
    return x + width;
  }

  private static Call call(ModelCallRow call, ExampleTrace trace) {
    return new Call(
        call.modelName() == null ? "Model not named" : call.modelName(),
        call.operation()
            + (call.attemptNumber() > 1 ? ", attempt " + call.attemptNumber() : "")
            + ", "
            + Format.duration(call.durationMs()),
        call.spanId().equals(trace.request().answerSpanId()),
        call.isError(),
        !isEmbedding(call),
        callFacts(call),
        money(call),
        call.systemPrompt() == null ? "" : call.systemPrompt(),
        call.messages().stream().map(TraceReport::text).toList(),
        call.outputText() != null,
        call.outputText() == null ? "" : Json.prettyOrSame(call.outputText()),
        call.toolCalls().stream().map(TraceReport::readable).toList(),
        trace.checks().stream()
            .filter(check -> check.spanId().equals(call.spanId()))
            .map(TraceReport::check)
            .toList(),
        call.redactionCounts().entrySet().stream()
            .map(entry -> new Fact(entry.getKey(), Format.count(entry.getValue())))
            .toList());
  }

  private static Text text(MessageRow message) {
    return new Text(message.role(), message.content(), message.content().length() > LONG_TEXT);
  }

  private static ToolRequestRow readable(ToolRequestRow request) {
    String arguments = request.arguments() == null ? "" : Json.prettyOrSame(request.arguments());
    return new ToolRequestRow(request.id(), request.name(), arguments);
  }

  private static List<Fact> callFacts(ModelCallRow call) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Provider", call.providerName());
    add(facts, "Prompt", prompt(call.promptName(), call.promptVersion()));
    add(facts, "Finish reason", call.finishReason());
    add(facts, "Error", call.errorType());
    add(
        facts,
        "First token",
        call.timeToFirstTokenMs() == null ? null : Format.duration(call.timeToFirstTokenMs()));
    add(
        facts,
        "Temperature",
        call.temperature() == null ? null : Format.number(call.temperature()));
    add(facts, "Top p", call.topP() == null ? null : Format.number(call.topP()));
    add(facts, "Most tokens", call.maxTokens() == null ? null : Format.count(call.maxTokens()));
    return List.copyOf(facts);
  }

  private static List<Fact> money(ModelCallRow call) {
    List<Fact> facts = new ArrayList<>();
    String estimated = call.isTokenCountEstimated() ? " (estimated)" : "";
    add(
        facts,
        "Tokens in",
        tokens(call.inputTokens(), call.cachedInputTokens(), "cached") + estimated);
    if (!isEmbedding(call)) {
      add(
          facts,
          "Tokens out",
          tokens(call.outputTokens(), call.reasoningTokens(), "reasoning") + estimated);
    }
    if (call.totalCostUsd() == null) {
      add(facts, "Cost", "unpriced");
      return List.copyOf(facts);
    }
    add(facts, "Input", Format.usd(call.inputCostUsd()));
    addCost(facts, "Cached input", call.cachedInputCostUsd());
    addCost(facts, "Cache write", call.cacheWriteCostUsd());
    add(facts, "Output", Format.usd(call.outputCostUsd()));
    add(facts, "Cost", Format.usd(call.totalCostUsd()) + estimated);
    add(facts, "Price", call.priceId());
    return List.copyOf(facts);
  }

  private static boolean isEmbedding(ModelCallRow call) {
    return call.operation().equals("embeddings");
  }

  private static void addCost(List<Fact> facts, String name, java.math.BigDecimal cost) {
    if (cost != null && cost.signum() != 0) {
      add(facts, name, Format.usd(cost));
    }
  }

  private static Check check(CheckRow check) {
    String tone =
        switch (check.verdict()) {
          case "pass" -> "good";
          case "fail" -> "alert";
          case "error" -> "warn";
          default -> "quiet";
        };
    return new Check(
        check.checkName().replace('_', ' '),
        check.verdict().replace('_', ' '),
        tone,
        check.reason() == null ? "" : check.reason().replace('_', ' '),
        check.evidence() == null ? "" : check.evidence());
  }

  private static Document document(RetrievedDocumentRow row) {
    List<String> facts = new ArrayList<>();
    if (row.score() != null) {
      facts.add("score " + Format.number(row.score()));
    }
    if (row.indexName() != null) {
      facts.add(row.indexName() + (row.datasetVersion() == null ? "" : "@" + row.datasetVersion()));
    }
    if (row.documentVersion() != null) {
      facts.add("version " + row.documentVersion());
    }
    if (row.documentUpdatedAt() != null) {
      facts.add("changed " + Format.minute(row.documentUpdatedAt()));
    }
    Boolean isInPrompt = row.isInPrompt();
    return new Document(
        String.valueOf(row.rank()),
        row.documentId(),
        List.copyOf(facts),
        isInPrompt == null ? "" : isInPrompt ? "in the prompt" : "not in the prompt",
        isInPrompt != null && isInPrompt ? "good" : "quiet",
        row.content() == null ? "" : row.content());
  }

  private static Tool tool(ToolCallRow row) {
    List<String> facts = new ArrayList<>();
    facts.add(Format.duration(row.durationMs()));
    if (row.httpStatusCode() != null) {
      facts.add("HTTP " + row.httpStatusCode());
    }
    if (row.isCacheHit()) {
      facts.add("from the cache");
    }
    if (row.errorType() != null) {
      facts.add(row.errorType());
    }
    return new Tool(
        row.toolName(),
        List.copyOf(facts),
        row.isError(),
        row.arguments() == null ? "" : Json.prettyOrSame(row.arguments()),
        row.result() == null ? "" : Json.prettyOrSame(row.result()));
  }

  private static Label label(LabelRow row) {
    return new Label(
        Metric.of(row.name()).title(),
        value(row),
        row.name().equals("thumb") && row.valueNumber() != null
            ? row.valueNumber() > 0 ? "good" : "alert"
            : "quiet",
        row.kind() + ", by a " + row.authorType() + ", " + Format.second(row.labelledAt()),
        row.comment() == null ? "" : row.comment());
  }

  private static String value(LabelRow row) {
    if (row.valueText() != null) {
      return row.valueText();
    }
    if (row.valueNumber() == null) {
      return "";
    }
    if (row.name().equals("thumb")) {
      return row.valueNumber() > 0 ? "up" : "down";
    }
    return Format.number(row.valueNumber());
  }

  private static List<FindingLink> findings(RequestRow request, ReportData data) {
    return data.alerts().stream()
        .filter(alert -> alert.exampleTraceIds().contains(request.traceId()))
        .map(
            alert ->
                new FindingLink(
                    "../index.html#" + Links.finding(alert.alertId()),
                    alert.title(),
                    alert.isAlert() ? "alert" : "warn"))
        .toList();
  }
}
