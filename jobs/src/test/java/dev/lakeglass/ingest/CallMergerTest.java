package dev.lakeglass.ingest;

import static dev.lakeglass.ingest.Spans.failed;
import static dev.lakeglass.ingest.Spans.span;
import static dev.lakeglass.ingest.Spans.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.ingest.SpanNode.CallNode;
import dev.lakeglass.ingest.SpanNode.Delivery;
import dev.lakeglass.ingest.SpanNode.Origin;
import dev.lakeglass.ingest.SpanNode.SpanDimensions;
import dev.lakeglass.span.RawSpan.Evidence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallMergerTest {
  private static final CallNode BARE =
      new CallNode(null, null, false, List.of(), false, 10L, null, null, 5L, null);
  private static final CallNode TOLD =
      new CallNode("asked", "said", true, List.of("kb-1"), true, 12L, 2L, null, 6L, null);

  private static SpanNode named(SpanNode span, String model, String promptVersion) {
    return with(
        span,
        new SpanDimensions(
            "app",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            model,
            "p",
            promptVersion,
            Map.of()));
  }

  private static SpanNode told(SpanNode span, Evidence evidence, String file, String... ids) {
    Delivery from = new Delivery("other", file, 7, "bedrock", 0, 1, true);
    return with(span, from).with(span.call(), Origin.of(evidence, List.of(ids), null));
  }

  private static SpanNode only(List<SpanNode> merged) {
    List<SpanNode> calls = merged.stream().filter(SpanNode::isModelCall).toList();
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  @Test
  void countsTheInnermostOfNestedCallsAndLendsItWhatItLacks() {
    SpanNode wrapper = named(with(span("w", null, "chat", 0, 100), TOLD), "gpt", "7");
    SpanNode step = span("s", "w", "other", 5, 95);
    SpanNode leaf = with(span("l", "s", "chat", 10, 90), BARE);

    List<SpanNode> merged = CallMerger.merge(List.of(wrapper, step, leaf));

    SpanNode call = only(merged);
    assertThat(call.spanId()).isEqualTo("l");
    assertThat(call.call().userInputPreview()).isEqualTo("asked");
    assertThat(call.call().outputPreview()).isEqualTo("said");
    assertThat(call.inputDelivery()).isEqualTo(wrapper.delivery());
    assertThat(call.call().inputTokens()).isEqualTo(10);
    assertThat(call.dimensions().promptVersion()).isEqualTo("7");
    assertThat(merged.get(0).operation()).isEqualTo("workflow");
    assertThat(merged).hasSize(3);
  }

  @Test
  void doesNotLookPastToolsAndAgents() {
    SpanNode outer = span("o", null, "chat", 0, 100);
    SpanNode tool = span("t", "o", "execute_tool", 10, 90);
    SpanNode inner = span("i", "t", "chat", 20, 80);
    SpanNode embedding = span("e", "o", "embeddings", 1, 2);

    List<SpanNode> merged = CallMerger.merge(List.of(outer, tool, inner, embedding));

    assertThat(merged).filteredOn(SpanNode::isModelCall).hasSize(3);
  }

  @Test
  void leavesWholeConversationsOfAWrapperWithTheWrapper() {
    SpanNode wrapper = with(span("w", null, "chat", 0, 100), TOLD);
    SpanNode first = with(span("a", "w", "chat", 10, 20), BARE);
    SpanNode second = with(span("b", "w", "chat", 30, 40), BARE);

    List<SpanNode> merged = CallMerger.merge(List.of(wrapper, first, second));

    assertThat(merged)
        .filteredOn(SpanNode::isModelCall)
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.call().isContentSent()).isFalse());
  }

  @Test
  void survivesACircleOfParents() {
    SpanNode one = span("a", "b", "chat", 0, 10);
    SpanNode other = span("b", "a", "chat", 0, 10);

    assertThat(CallMerger.merge(List.of(one, other))).hasSize(2);
  }

  @Test
  void addsContentThatWasLoggedApart() {
    SpanNode call = with(span("c", null, "chat", 0, 100), BARE);
    SpanNode events = told(with(span("c", null, "chat", 0, 1), TOLD), Evidence.EVENTS, "logs.json");

    SpanNode merged = only(CallMerger.merge(List.of(call, events)));

    assertThat(merged.inputDelivery().sourceFile()).isEqualTo("logs.json");
    assertThat(merged.outputDelivery().sourceFile()).isEqualTo("logs.json");
    assertThat(merged.delivery()).isEqualTo(call.delivery());
    assertThat(merged.call().inputTokens()).isEqualTo(10);
  }

  @Test
  void givesContentWithoutSpanToTheOnlyCallThatLacksIt() {
    SpanNode bare = with(span("c", null, "chat", 0, 100), BARE);
    SpanNode full = with(span("f", null, "chat", 0, 100), TOLD);
    SpanNode events = told(with(span("", null, "chat", 0, 1), TOLD), Evidence.EVENTS, "logs.json");

    List<SpanNode> merged = CallMerger.merge(List.of(bare, full, events));
    List<SpanNode> unclear =
        CallMerger.merge(List.of(bare, with(span("d", null, "chat", 0, 9), BARE), events));

    assertThat(merged.get(0).call().isContentSent()).isTrue();
    assertThat(unclear).noneMatch(call -> call.call().isContentSent());
  }

  /** The log counts, the span knows tree, time and prompt version. */
  @Test
  void makesTheRecordOfAProviderAndTheSpanOfACallOne() {
    SpanNode call =
        named(
            told(
                with(span("c", "root", "chat", 0, 100), BARE), Evidence.SPAN, "a", "aws_request:1"),
            "claude",
            "7");
    SpanNode log =
        told(with(span("x", null, "chat", 0, 50), TOLD), Evidence.CALL_LOG, "b", "aws_request:1");

    SpanNode merged = only(CallMerger.merge(List.of(call, log)));

    assertThat(merged.spanId()).isEqualTo("c");
    assertThat(merged.parentSpanId()).isEqualTo("root");
    assertThat(merged.endMicros()).isEqualTo(call.endMicros());
    assertThat(merged.dimensions().promptVersion()).isEqualTo("7");
    assertThat(merged.call().inputTokens()).isEqualTo(12);
    assertThat(merged.call().cachedInputTokens()).isEqualTo(2);
    assertThat(merged.call().outputTokens()).isEqualTo(6);
    assertThat(merged.outputDelivery().sourceFile()).isEqualTo("b");
    assertThat(merged.origin().mergedFormats()).containsExactly("bedrock");
    assertThat(merged.origin().joinedBy()).isNull();
  }

  @Test
  void infersOnlyWhatCanBeNothingElse() {
    SpanNode call = named(with(span("c", null, "chat", 0, 100), BARE), "anthropic.claude-3", "7");
    SpanNode twin = named(with(span("d", null, "chat", 50, 150), BARE), "anthropic.claude-3", "7");
    SpanNode log =
        named(
            told(with(span("x", null, "chat", 0, 50), BARE), Evidence.CALL_LOG, "b"),
            "eu.anthropic.claude-3",
            null);

    SpanNode merged = only(CallMerger.merge(List.of(call, log)));
    assertThat(merged.origin().joinedBy()).isEqualTo("inferred");
    assertThat(CallMerger.merge(List.of(call, twin, log))).hasSize(3);
    assertThat(CallMerger.merge(List.of(with(call, TOLD), log))).hasSize(2);
  }

  @Test
  void numbersTheAttemptsOfAGateway() {
    SpanNode first =
        told(failed(span("a", null, "chat", 0, 10), "429"), Evidence.CALL_LOG, "a", "gateway:1");
    SpanNode second = told(span("b", null, "chat", 20, 30), Evidence.CALL_LOG, "b", "gateway:2");
    SpanNode third = told(span("c", null, "chat", 40, 50), Evidence.CALL_LOG, "c", "gateway:3");

    assertThat(CallMerger.merge(List.of(third, second, first)))
        .extracting(SpanNode::attemptNumber)
        .containsExactly(1, 2, 1);
  }
}
