package dev.lakeglass.ingest;

import dev.lakeglass.ingest.SpanNode.CallNode;
import dev.lakeglass.ingest.SpanNode.Origin;
import dev.lakeglass.ingest.SpanNode.SpanDimensions;
import dev.lakeglass.span.PromptSkeleton;
import dev.lakeglass.span.RawSpan.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One truth per model call of a trace, whoever told of it.
 *
 * <ul>
 *   <li>Of nested spans about the same call the innermost counts; the spans around it are steps of
 *       a workflow, and lend it the content and the prompt version it lacks. Tool and agent spans
 *       between two calls part them.
 *   <li>Content that was logged as events joins its span; without a span id, the only call that
 *       lacks content.
 *   <li>The record of a provider or gateway joins the span that shares an id with it, or else the
 *       only one of its model, tokens and time, which is marked as inferred. Token counts are the
 *       record's; tree, times and prompt version the span's.
 * </ul>
 */
final class CallMerger {

  /** A provider writes whole seconds, of the start or the end. */
  private static final long CLOCKS_DIFFER_MICROS = 5_000_000;

  private static final Comparator<SpanNode> BY_START =
      Comparator.comparingLong(SpanNode::startMicros).thenComparing(SpanNode::spanId);

  private final Map<String, SpanNode> spans = new LinkedHashMap<>();
  private final List<SpanNode> events = new ArrayList<>();
  private final List<SpanNode> callLogs = new ArrayList<>();

  private CallMerger(List<SpanNode> nodes) {
    for (SpanNode node : nodes) {
      switch (node.origin().evidence()) {
        case SPAN -> spans.put(node.spanId(), node);
        case EVENTS -> events.add(node);
        case CALL_LOG -> callLogs.add(node);
      }
    }
  }

  /** The spans of a trace, each call once; the order stays that of the nodes. */
  static List<SpanNode> merge(List<SpanNode> nodes) {
    CallMerger merger = new CallMerger(nodes);
    merger.unwrap();
    List<SpanNode> left = merger.addEvents(merger.events);
    merger.addCallLogs();
    merger.addEvents(left);
    return List.copyOf(merger.spans.values());
  }

  private void unwrap() {
    Map<String, List<SpanNode>> children = new HashMap<>();
    for (SpanNode span : spans.values()) {
      if (span.parentSpanId() != null) {
        children.computeIfAbsent(span.parentSpanId(), id -> new ArrayList<>()).add(span);
      }
    }
    List<SpanNode> innermostFirst = new ArrayList<>(spans.values());
    Collections.reverse(innermostFirst);
    for (SpanNode span : innermostFirst) {
      List<String> inner = span.isModelCall() ? innerCalls(span, children) : List.of();
      if (!inner.isEmpty()) {
        unwrap(spans.get(span.spanId()), inner);
      }
    }
  }

  /** Calls of the same kind below a call, not past a tool, an agent or another call. */
  private static List<String> innerCalls(SpanNode call, Map<String, List<SpanNode>> children) {
    List<String> inner = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(call.spanId()));
    List<SpanNode> open = new ArrayList<>(children.getOrDefault(call.spanId(), List.of()));
    while (!open.isEmpty()) {
      SpanNode span = open.remove(open.size() - 1);
      boolean parts =
          span.operation().equals("execute_tool") || span.operation().equals("invoke_agent");
      if (parts || !seen.add(span.spanId())) {
        continue;
      }
      if (span.isModelCall() && span.isAnsweringCall() == call.isAnsweringCall()) {
        inner.add(span.spanId());
      } else {
        open.addAll(children.getOrDefault(span.spanId(), List.of()));
      }
    }
    return inner;
  }

  private void unwrap(SpanNode wrapper, List<String> inner) {
    for (String spanId : inner) {
      SpanNode call = spans.get(spanId);
      if (!call.isModelCall()) {
        continue;
      }
      SpanNode lent = call.with(lent(call.dimensions(), wrapper.dimensions()));
      spans.put(spanId, inner.size() == 1 ? withContent(lent, wrapper) : lent);
    }
    spans.put(wrapper.spanId(), wrapper.asWorkflow());
  }

  private static SpanDimensions lent(SpanDimensions own, SpanDimensions outer) {
    boolean lacksPrompt =
        PromptSkeleton.isDiscovered(own.promptVersion())
            ? outer.promptVersion() != null
            : own.promptName() == null && own.promptVersion() == null;
    return new SpanDimensions(
        own.application(),
        own.release(),
        own.environment(),
        own.route(),
        own.tenantId(),
        own.userId(),
        own.sessionId(),
        own.requestId(),
        own.datasetVersion(),
        own.providerName() == null ? outer.providerName() : own.providerName(),
        own.modelName() == null ? outer.modelName() : own.modelName(),
        lacksPrompt ? outer.promptName() : own.promptName(),
        lacksPrompt ? outer.promptVersion() : own.promptVersion(),
        own.featureFlags());
  }

  /** Gives content that was logged apart to its call; what finds none is left. */
  private List<SpanNode> addEvents(List<SpanNode> apart) {
    List<SpanNode> left = new ArrayList<>();
    for (SpanNode event : apart) {
      Optional<SpanNode> call =
          event.spanId().isEmpty()
              ? only(spans.values().stream().filter(CallMerger::lacksContent).toList())
              : Optional.ofNullable(spans.get(event.spanId())).map(this::innermost);
      call.filter(SpanNode::isModelCall)
          .ifPresentOrElse(
              span -> spans.put(span.spanId(), withContent(span, event)), () -> left.add(event));
    }
    return left;
  }

  /** The call itself, or the only one within it if it was found to be a wrapper. */
  private SpanNode innermost(SpanNode span) {
    if (span.isModelCall()) {
      return span;
    }
    List<SpanNode> inner =
        spans.values().stream()
            .filter(s -> s.isModelCall() && span.spanId().equals(s.parentSpanId()))
            .toList();
    return only(inner).orElse(span);
  }

  private static boolean lacksContent(SpanNode span) {
    return span.isAnsweringCall() && !(span.call().isContentSent() && span.call().isOutputSent());
  }

  private void addCallLogs() {
    SpanNode previous = null;
    for (SpanNode log : callLogs.stream().sorted(BY_START).toList()) {
      boolean isRetry = previous != null && previous.isError();
      SpanNode numbered =
          isRetry
              ? log.withAttempt(Math.max(log.attemptNumber(), previous.attemptNumber() + 1))
              : log;
      Optional<SpanNode> sharing = only(calls().filter(s -> sharesId(s, log)).toList());
      Optional<SpanNode> alike =
          sharing.isPresent() ? sharing : only(calls().filter(s -> isAlike(s, log)).toList());
      if (alike.isPresent()) {
        SpanNode span = withTokens(withContent(alike.get(), log), log);
        spans.put(span.spanId(), sharing.isPresent() ? span : span.inferred());
      } else {
        spans.put(log.spanId(), numbered);
      }
      previous = numbered;
    }
  }

  private Stream<SpanNode> calls() {
    return spans.values().stream()
        .filter(span -> span.isModelCall() && span.origin().evidence() == Evidence.SPAN);
  }

  private static boolean sharesId(SpanNode span, SpanNode log) {
    return !Collections.disjoint(span.origin().callIds(), log.origin().callIds());
  }

  private static boolean isAlike(SpanNode span, SpanNode log) {
    return span.origin().mergedFormats().isEmpty()
        && isSameModel(span.dimensions().modelName(), log.dimensions().modelName())
        && agrees(span.call().inputTokens(), log.call().inputTokens())
        && agrees(span.call().outputTokens(), log.call().outputTokens())
        && log.endMicros() >= span.startMicros() - CLOCKS_DIFFER_MICROS
        && log.startMicros() <= span.endMicros() + CLOCKS_DIFFER_MICROS;
  }

  /** Names with and without a region, a vendor or a version around them. */
  static boolean isSameModel(String one, String other) {
    return one != null && other != null && (one.contains(other) || other.contains(one));
  }

  private static boolean agrees(Long one, Long other) {
    return one == null || other == null || one.equals(other);
  }

  private static Optional<SpanNode> only(List<SpanNode> nodes) {
    return nodes.size() == 1 ? Optional.of(nodes.get(0)) : Optional.empty();
  }

  /** What the call did not send itself is taken from the other. */
  private static SpanNode withContent(SpanNode span, SpanNode other) {
    CallNode own = span.call();
    CallNode lent = other.call();
    if (lent == null) {
      return span;
    }
    boolean takesInput = !own.isContentSent() && lent.isContentSent();
    boolean takesOutput = !own.isOutputSent() && lent.isOutputSent();
    CallNode call =
        new CallNode(
            takesInput ? lent.userInputPreview() : own.userInputPreview(),
            takesOutput ? lent.outputPreview() : own.outputPreview(),
            own.isOutputSent() || takesOutput,
            takesInput ? lent.contextDocumentIds() : own.contextDocumentIds(),
            own.isContentSent() || takesInput,
            first(own.inputTokens(), lent.inputTokens()),
            first(own.cachedInputTokens(), lent.cachedInputTokens()),
            first(own.cacheWriteTokens(), lent.cacheWriteTokens()),
            first(own.outputTokens(), lent.outputTokens()),
            first(own.reasoningTokens(), lent.reasoningTokens()));
    Origin origin =
        span.origin()
            .with(
                takesInput ? other.inputDelivery() : span.inputDelivery(),
                takesOutput ? other.outputDelivery() : span.outputDelivery());
    return span.with(call, origin).with(lent(span.dimensions(), other.dimensions()));
  }

  private static SpanNode withTokens(SpanNode span, SpanNode log) {
    CallNode own = span.call();
    CallNode counted = log.call();
    CallNode call =
        new CallNode(
            own.userInputPreview(),
            own.outputPreview(),
            own.isOutputSent(),
            own.contextDocumentIds(),
            own.isContentSent(),
            first(counted.inputTokens(), own.inputTokens()),
            first(counted.cachedInputTokens(), own.cachedInputTokens()),
            first(counted.cacheWriteTokens(), own.cacheWriteTokens()),
            first(counted.outputTokens(), own.outputTokens()),
            first(counted.reasoningTokens(), own.reasoningTokens()));
    return span.with(call, span.origin().mergedWith(log.delivery().sourceFormat()));
  }

  private static Long first(Long one, Long other) {
    return one == null ? other : one;
  }
}
