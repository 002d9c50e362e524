package dev.lakeglass.ingest;

import dev.lakeglass.ingest.SpanNode.SpanDimensions;
import dev.lakeglass.span.PromptSkeleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One request: the spans of a trace, each once, earliest first, and what they say together.
 *
 * @param day UTC day of the earliest span
 */
record Trace(String traceId, LocalDate day, List<SpanNode> spans) {

  Trace {
    spans = List.copyOf(spans);
  }

  /**
   * The span by which the request entered: of the spans without a parent the earliest, a server's
   * before any other.
   */
  Optional<SpanNode> entry() {
    List<SpanNode> roots = spans.stream().filter(span -> span.parentSpanId() == null).toList();
    return roots.stream().filter(SpanNode::isEntryKind).findFirst().or(() -> first(roots));
  }

  /** Spans whose parent never arrived. */
  List<SpanNode> orphans() {
    Set<String> ids = new HashSet<>(spans.stream().map(SpanNode::spanId).toList());
    return spans.stream()
        .filter(span -> span.parentSpanId() != null && !ids.contains(span.parentSpanId()))
        .toList();
  }

  /** The model call whose output is the answer. */
  Optional<SpanNode> answer() {
    List<SpanNode> calls = spans.stream().filter(SpanNode::isAnsweringCall).toList();
    Optional<SpanNode> successful = lastEnded(calls.stream().filter(c -> !c.isError()).toList());
    return successful.or(() -> lastEnded(calls));
  }

  long startMicros() {
    return spans.get(0).startMicros();
  }

  long endMicros() {
    return spans.stream().mapToLong(SpanNode::endMicros).max().orElseThrow();
  }

  CriticalPath criticalPath() {
    return CriticalPath.of(this);
  }

  /** ok, error or incomplete. */
  String status() {
    if (entry().isEmpty()) {
      return "incomplete";
    }
    boolean isAnswerFailed = answer().map(SpanNode::isError).orElse(false);
    return entry().get().isError() || isAnswerFailed ? "error" : "ok";
  }

  /** error.type of the entry span, else of the last failed span; null if the request is ok. */
  String errorType() {
    if (!status().equals("error")) {
      return null;
    }
    return entry()
        .map(SpanNode::errorType)
        .or(
            () ->
                lastEnded(spans.stream().filter(SpanNode::isError).toList())
                    .map(SpanNode::errorType))
        .orElse(null);
  }

  /** What the entry span says of a dimension, else the first span that says anything. */
  String dimension(Function<SpanDimensions, String> dimension) {
    return entry()
        .map(span -> dimension.apply(span.dimensions()))
        .or(
            () ->
                spans.stream()
                    .map(span -> dimension.apply(span.dimensions()))
                    .filter(Objects::nonNull)
                    .findFirst())
        .orElse(null);
  }

  /** The dimension as the last span that has it says. */
  String lastDimension(Function<SpanDimensions, String> dimension) {
    return spans.stream()
        .map(span -> dimension.apply(span.dimensions()))
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  String application() {
    return entry().orElse(spans.get(0)).dimensions().application();
  }

  Map<String, String> featureFlags() {
    Map<String, String> flags = new TreeMap<>();
    spans.forEach(span -> flags.putAll(span.dimensions().featureFlags()));
    return flags;
  }

  Map<String, Long> redactionCounts() {
    Map<String, Long> counts = new TreeMap<>();
    spans.forEach(
        span ->
            span.redactionCounts().forEach((type, count) -> counts.merge(type, count, Long::sum)));
    return counts;
  }

  long count(Predicate<SpanNode> predicate) {
    return spans.stream().filter(predicate).count();
  }

  /** Sum over the model calls that report it; null if none does. */
  Long sum(Function<SpanNode.CallNode, Long> tokens) {
    return spans.stream()
        .filter(SpanNode::isModelCall)
        .map(span -> tokens.apply(span.call()))
        .filter(Objects::nonNull)
        .reduce(Long::sum)
        .orElse(null);
  }

  Collection<String> modelNames() {
    return distinct(span -> span.isModelCall() ? span.dimensions().modelName() : null);
  }

  /** Prompts as name@version. */
  Collection<String> promptVersions() {
    return distinct(
        span ->
            span.isModelCall() && span.dimensions().promptName() != null
                ? span.dimensions().promptName() + "@" + span.dimensions().promptVersion()
                : null);
  }

  Collection<String> sourceFormats() {
    TreeSet<String> formats = new TreeSet<>(distinct(span -> span.delivery().sourceFormat()));
    spans.forEach(span -> formats.addAll(span.origin().mergedFormats()));
    return formats;
  }

  /** Ids of the documents that reached a model; empty optional if no call logged its content. */
  Optional<Set<String>> promptDocumentIds() {
    List<SpanNode> calls =
        spans.stream().filter(s -> s.isAnsweringCall() && s.call().isContentSent()).toList();
    if (calls.isEmpty()) {
      return Optional.empty();
    }
    Set<String> ids = new TreeSet<>();
    calls.forEach(call -> ids.addAll(call.call().contextDocumentIds()));
    return Optional.of(ids);
  }

  boolean hasRetrievedDocuments() {
    return spans.stream().anyMatch(span -> span.documentCount() > 0);
  }

  /** What the application did not send, in alphabetical order. */
  List<String> missingSignals() {
    Set<String> missing = new TreeSet<>();
    addIf(missing, "entry_span", entry().map(Trace::isWorkItself).orElse(true));
    addIf(missing, "route", dimension(SpanDimensions::route) == null);
    addIf(missing, "tenant", dimension(SpanDimensions::tenantId) == null);
    addIf(missing, "user", dimension(SpanDimensions::userId) == null);
    addIf(missing, "session", dimension(SpanDimensions::sessionId) == null);
    addIf(missing, "parent_spans", !orphans().isEmpty());
    addIf(
        missing,
        "prompt_version",
        spans.stream().anyMatch(s -> s.isAnsweringCall() && !declaresPrompt(s)));
    addIf(missing, "token_counts", spans.stream().anyMatch(Trace::lacksTokenCounts));
    addIf(
        missing,
        "output",
        spans.stream()
            .anyMatch(s -> s.isAnsweringCall() && !s.isError() && !s.call().isOutputSent()));
    addIf(
        missing,
        "retrieved_documents",
        !hasRetrievedDocuments()
            && spans.stream().anyMatch(s -> s.operation().equals("retrieval") && !s.isError()));
    return new ArrayList<>(missing);
  }

  private static void addIf(Set<String> missing, String signal, boolean isMissing) {
    if (isMissing) {
      missing.add(signal);
    }
  }

  /** A request that begins with the model call itself has lost what came before. */
  private static boolean isWorkItself(SpanNode entry) {
    return entry.isModelCall() || entry.operation().equals("retrieval");
  }

  private static boolean declaresPrompt(SpanNode span) {
    String version = span.dimensions().promptVersion();
    return version != null && !PromptSkeleton.isDiscovered(version);
  }

  private static boolean lacksTokenCounts(SpanNode span) {
    return span.isAnsweringCall()
        && !span.isError()
        && (span.call().inputTokens() == null || span.call().outputTokens() == null);
  }

  private Collection<String> distinct(Function<SpanNode, String> value) {
    return new TreeSet<>(spans.stream().map(value).filter(Objects::nonNull).toList());
  }

  private static Optional<SpanNode> first(List<SpanNode> spans) {
    return spans.stream().findFirst();
  }

  private static Optional<SpanNode> lastEnded(List<SpanNode> spans) {
    return spans.stream()
        .reduce((one, other) -> other.endMicros() >= one.endMicros() ? other : one);
  }
}
