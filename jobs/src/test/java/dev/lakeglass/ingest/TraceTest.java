package dev.lakeglass.ingest;

import static dev.lakeglass.ingest.Spans.entering;
import static dev.lakeglass.ingest.Spans.failed;
import static dev.lakeglass.ingest.Spans.span;
import static dev.lakeglass.ingest.Spans.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.ingest.SpanNode.CallNode;
import dev.lakeglass.ingest.SpanNode.SpanDimensions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static final SpanNode ROOT = entering(span("r", null, "http", 0, 100));
  private static final SpanNode CALL = span("c", "r", "chat", 10, 90);
  private static final SpanDimensions ALL_SAID =
      new SpanDimensions(
          "app",
          "1",
          "prod",
          "/ask",
          "acme",
          "u",
          "s",
          "q",
          "d",
          "openai",
          "gpt",
          "p",
          "7",
          Map.of("flag", "on"));

  private static Trace trace(SpanNode... spans) {
    return new Trace("t", LocalDate.of(2026, 11, 22), List.of(spans));
  }

  @Test
  void isEnteredByTheEarliestServerSpanWithoutParent() {
    SpanNode internal = span("i", null, "other", 0, 5);
    SpanNode server = entering(span("s", null, "http", 1, 100));
    SpanNode laterServer = entering(span("l", null, "http", 2, 200));
    SpanNode below = entering(span("b", "s", "http", 0, 100));

    assertThat(trace(below, internal, server, laterServer).entry()).contains(server);
    assertThat(trace(below, internal).entry()).contains(internal);
    assertThat(trace(below).entry()).isEmpty();
  }

  @Test
  void namesSpansWhoseParentNeverArrivedOrphans() {
    SpanNode orphan = span("o", "lost", "chat", 20, 30);

    assertThat(trace(ROOT, CALL, orphan).orphans()).containsExactly(orphan);
    assertThat(trace(ROOT, CALL).orphans()).isEmpty();
  }

  @Test
  void isAnsweredByTheSuccessfulCallThatEndedLast() {
    SpanNode first = span("f", "r", "chat", 5, 10);
    SpanNode broken = failed(span("b", "r", "chat", 20, 95), "timeout");
    SpanNode embedding = span("e", "r", "embeddings", 20, 99);

    assertThat(trace(ROOT, first, CALL, broken, embedding).answer()).contains(CALL);
    assertThat(trace(ROOT, broken).answer()).contains(broken);
    assertThat(trace(ROOT, embedding).answer()).isEmpty();
  }

  @Test
  void isIncompleteWithoutEntryAndFailsWithItsEntryOrItsAnswer() {
    assertThat(trace(CALL).status()).isEqualTo("incomplete");
    assertThat(trace(ROOT, CALL).status()).isEqualTo("ok");
    assertThat(trace(failed(ROOT, "500"), CALL).status()).isEqualTo("error");
    assertThat(trace(ROOT, failed(CALL, "timeout")).status()).isEqualTo("error");
    assertThat(trace(ROOT, failed(CALL, "timeout"), span("d", "r", "chat", 91, 95)).status())
        .isEqualTo("ok");
  }

  @Test
  void takesItsErrorTypeFromTheEntryElseFromTheLastFailure() {
    SpanNode tool = failed(span("x", "r", "execute_tool", 1, 2), "tool_error");

    assertThat(trace(failed(ROOT, "500"), failed(CALL, "timeout")).errorType()).isEqualTo("500");
    assertThat(trace(ROOT, tool, failed(CALL, "timeout")).errorType()).isEqualTo("timeout");
    assertThat(trace(ROOT, tool, CALL).errorType()).isNull();
  }

  @Test
  void takesADimensionFromItsEntryElseFromTheFirstSpanThatHasIt() {
    SpanNode speaking = with(CALL, ALL_SAID);
    SpanDimensions other =
        new SpanDimensions(
            "app",
            null,
            null,
            "/entry",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of("flag", "off", "b", "1"));

    assertThat(trace(ROOT, speaking).dimension(SpanDimensions::route)).isEqualTo("/ask");
    assertThat(trace(with(ROOT, other), speaking).dimension(SpanDimensions::route))
        .isEqualTo("/entry");
    assertThat(trace(with(ROOT, other), speaking).lastDimension(SpanDimensions::route))
        .isEqualTo("/ask");
    assertThat(trace(ROOT, CALL).dimension(SpanDimensions::route)).isNull();
    assertThat(trace(with(ROOT, other), speaking).featureFlags())
        .isEqualTo(Map.of("flag", "on", "b", "1"));
    assertThat(trace(ROOT, speaking).promptVersions()).containsExactly("p@7");
    assertThat(trace(ROOT, speaking).modelNames()).containsExactly("gpt");
  }

  @Test
  void sumsWhatCallsReportAndSaysNullIfNoneDoes() {
    assertThat(trace(ROOT, CALL, span("d", "r", "embeddings", 1, 2)).sum(CallNode::inputTokens))
        .isEqualTo(20L);
    assertThat(trace(ROOT, CALL).sum(CallNode::reasoningTokens)).isNull();
  }

  @Test
  void missesNothingIfEverythingWasSent() {
    assertThat(trace(with(ROOT, ALL_SAID), with(CALL, ALL_SAID)).missingSignals()).isEmpty();
  }

  @Test
  void listsWhatWasNotSent() {
    SpanNode silent =
        with(
            span("c", "lost", "chat", 1, 2),
            new CallNode(null, null, false, List.of(), false, null, null, null, 5L, null));
    SpanNode search = span("s", "r", "retrieval", 3, 4);

    assertThat(trace(silent, search).missingSignals())
        .containsExactly(
            "entry_span",
            "output",
            "parent_spans",
            "prompt_version",
            "retrieved_documents",
            "route",
            "session",
            "tenant",
            "token_counts",
            "user");
    assertThat(trace(silent).promptDocumentIds()).isEmpty();
    assertThat(trace(CALL).promptDocumentIds()).isPresent();
  }

  @Test
  void missesTheEntryIfTheModelCallItselfIsTheRoot() {
    assertThat(trace(with(span("c", null, "chat", 0, 9), ALL_SAID)).missingSignals())
        .containsExactly("entry_span");
  }

  @Test
  void doesNotMissTheOutputOfAFailedCall() {
    SpanNode call =
        with(CALL, new CallNode(null, null, false, List.of(), true, null, null, null, null, null));

    assertThat(trace(ROOT, call).missingSignals()).contains("output", "token_counts");
    assertThat(trace(ROOT, failed(call, "timeout")).missingSignals())
        .doesNotContain("output", "token_counts");
  }
}
