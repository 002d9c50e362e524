package dev.lakeglass.report;

import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.SpanRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The spans of a trace, children below their parents, on one time axis. */
record Waterfall(List<Bar> bars, List<String> ticks) {
  private static final int WIDTH = 1000;
  private static final int TICKS = 4;
  private static final int DEEPEST_INDENT = 8;

  /**
   * A span.
   *
   * @param kind model, retrieval, tool or other: its colour
   * @param x and {@code width} of {@link #WIDTH}
   * @param facts name and value of each attribute, sorted
   */
  record Bar(
      String spanId,
      String name,
      String operation,
      String kind,
      int depth,
      boolean isOrphan,
      boolean isError,
      String error,
      String application,
      String start,
      String duration,
      String x,
      String width,
      Map<String, String> facts) {}

  static Waterfall of(ExampleTrace trace) {
    List<SpanRow> spans = trace.spans();
    if (spans.isEmpty()) {
      return new Waterfall(List.of(), List.of());
    }
    Instant start =
        spans.stream().map(SpanRow::startedAt).min(Comparator.naturalOrder()).orElseThrow();
    double total =
        Math.max(
            0.001,
            spans.stream()
                .mapToDouble(span -> since(start, span) + span.durationMs())
                .max()
                .orElse(0));
    List<Bar> bars = new ArrayList<>();
    Map<String, List<SpanRow>> children = children(spans);
    Set<String> placed = new HashSet<>();
    for (SpanRow root : roots(spans)) {
      place(root, 0, start, total, children, placed, bars);
    }
    // Spans that are each other's parents hang below no root.
    spans.stream()
        .filter(span -> !placed.contains(span.spanId()))
        .forEach(span -> place(span, 0, start, total, children, placed, bars));
    return new Waterfall(List.copyOf(bars), ticks(total));
  }

  private static Map<String, List<SpanRow>> children(List<SpanRow> spans) {
    Map<String, List<SpanRow>> children = new HashMap<>();
    spans.stream()
        .filter(span -> span.parentSpanId() != null)
        .forEach(
            span ->
                children.computeIfAbsent(span.parentSpanId(), id -> new ArrayList<>()).add(span));
    children.values().forEach(list -> list.sort(BY_START));
    return children;
  }

  private static final Comparator<SpanRow> BY_START =
      Comparator.comparing(SpanRow::startedAt).thenComparing(SpanRow::spanId);

  private static List<SpanRow> roots(List<SpanRow> spans) {
    Set<String> ids = new HashSet<>();
    spans.forEach(span -> ids.add(span.spanId()));
    return spans.stream()
        .filter(span -> span.parentSpanId() == null || !ids.contains(span.parentSpanId()))
        .sorted(BY_START)
        .toList();
  }

  private static void place(
      SpanRow span,
      int depth,
      Instant start,
      double total,
      Map<String, List<SpanRow>> children,
      Set<String> placed,
      List<Bar> bars) {
    if (!placed.add(span.spanId())) {
      return;
    }
    bars.add(bar(span, depth, start, total));
    for (SpanRow child : children.getOrDefault(span.spanId(), List.of())) {
      place(child, depth + 1, start, total, children, placed, bars);
    }
  }

  private static Bar bar(SpanRow span, int depth, Instant start, double total) {
    double offset = since(start, span);
    return new Bar(
        span.spanId(),
        span.spanName(),
        span.operation(),
        kind(span.operation()),
        Math.min(depth, DEEPEST_INDENT),
        depth == 0 && span.parentSpanId() != null,
        span.isError(),
        span.errorType() == null ? "" : span.errorType(),
        span.application(),
        Format.duration(offset),
        Format.duration(span.durationMs()),
        Graph.number(offset / total * WIDTH),
        Graph.number(Math.max(2, span.durationMs() / total * WIDTH)),
        new TreeMap<>(span.attributes()));
  }

  private static double since(Instant start, SpanRow span) {
    return Duration.between(start, span.startedAt()).toNanos() / 1e6;
  }

  static String kind(String operation) {
    return switch (operation) {
      case "chat", "text_completion", "embeddings" -> "model";
      case "retrieval", "rerank" -> "retrieval";
      case "execute_tool" -> "tool";
      default -> "other";
    };
  }

  private static List<String> ticks(double total) {
    List<String> ticks = new ArrayList<>();
    for (int i = 0; i <= TICKS; i++) {
      ticks.add(Format.duration(total * i / TICKS));
    }
    return List.copyOf(ticks);
  }
}
