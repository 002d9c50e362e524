package dev.lakeglass.source;

import static dev.lakeglass.source.SameCallTest.event;
import static dev.lakeglass.source.SameCallTest.otlp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.Span;
import dev.lakeglass.span.Span.Document;
import dev.lakeglass.span.Span.Message;
import dev.lakeglass.span.Span.ModelCall;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What writers put where the conventions want messages, tool calls and documents. */
class ContentQuirksTest {

  private static ModelCall chat(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "gen_ai.operation.name=chat";
    all[1] = "gen_ai.request.model=m";
    System.arraycopy(more, 0, all, 2, more.length);
    return Harmonized.span(otlp("chat", "", all)).modelCall();
  }

  /** The specification calls it response, its examples and some SDKs result. */
  @ParameterizedTest
  @ValueSource(strings = {"response", "result"})
  void readsTheResultOfAToolUnderBothNames(String field) {
    ModelCall call =
        chat(
            "gen_ai.input.messages=[{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"c1\",\""
                + field
                + "\":\"21 degrees\"}]}]");

    assertThat(call.messages()).extracting(Message::content).containsExactly("21 degrees");
  }

  @ParameterizedTest
  @CsvSource({
    "model, assistant",
    "ai, assistant",
    "human, user",
    "function, tool",
    "ipython, tool",
    "user, user"
  })
  void spellsRolesInOneWay(String raw, String expected) {
    String messages = "gen_ai.input.messages=[{\"role\":\"%s\",\"content\":\"x\"}]";

    assertThat(chat(messages.formatted(raw)).messages())
        .extracting(Message::role)
        .containsExactly(expected);
    assertThat(chat(messages.formatted("developer")).systemPrompt()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\"",
        "[{\"type\":\"text\",\"text\":\"x\"}]",
        "[{\"type\":\"input_text\",\"text\":\"x\"}]",
        "[{\"text\":\"x\"}]",
        "{\"parts\":[{\"text\":\"x\",\"inline_data\":null}],\"role\":\"user\"}"
      })
  void readsContentAsTextAsListAndAsParts(String content) {
    assertThat(
            chat("gen_ai.input.messages=[{\"role\":\"user\",\"content\":" + content + "}]")
                .userInput())
        .isEqualTo("x");
  }

  /** Gemini sends no ids, some servers the same one for all: calls stay as many as there are. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"id\":\"\",", "\"id\":\"call_0\","})
  void keepsParallelToolCallsWhoseIdsAreNone(String id) {
    String part = "{\"type\":\"tool_call\"," + id + "\"name\":\"%s\",\"arguments\":{\"a\":1}}";
    ModelCall call =
        chat(
            "gen_ai.output.messages=[{\"role\":\"assistant\",\"parts\":["
                + part.formatted("get_order")
                + ","
                + part.formatted("get_user")
                + "]}]");

    assertThat(call.toolCalls())
        .extracting(Span.RequestedToolCall::name)
        .containsExactly("get_order", "get_user");
  }

  /** A vector is no text, and a document of megabytes stands once, in its own column. */
  @Test
  void keepsVectorsAndLongDocumentsOutOfTheAttributes() {
    String vector =
        IntStream.range(0, 3_072).mapToObj(i -> "0." + i).collect(Collectors.joining(","));
    Span embedding =
        Harmonized.span(
            otlp(
                "embed",
                "",
                "openinference.span.kind=EMBEDDING",
                "embedding.embeddings.0.embedding.vector=[" + vector + "]",
                "my.note=" + "long ".repeat(2_000_000)));
    Span search =
        Harmonized.span(
            otlp(
                "search",
                "",
                "openinference.span.kind=RETRIEVER",
                "retrieval.documents.0.document.id=a",
                "retrieval.documents.0.document.content=" + "word ".repeat(2_000_000)));

    assertThat(embedding.attributes().toString()).doesNotContain("0.3071").hasSizeLessThan(5_000);
    assertThat(embedding.attributes().get("my.note")).hasSizeLessThan(4_010).endsWith(" …");
    assertThat(search.attributes().toString()).doesNotContain("word");
    assertThat(search.search().documents().get(0).content()).hasSize(10_000_000);
  }

  /** A score of unknown scale may be a whole number, nothing, or absent; the order is the rank. */
  @Test
  void readsScoresOfAnyScaleAndKeepsTheOrder() {
    Span search =
        Harmonized.span(
            otlp(
                "search",
                "",
                "gen_ai.operation.name=retrieval",
                "gen_ai.retrieval.documents=[{\"id\":\"c\",\"score\":3},{\"id\":\"a\",\"score\":null},{\"id\":\"b\"},{\"id\":7,\"score\":\"0.5\"}]"));

    assertThat(search.search().documents())
        .extracting(Document::id)
        .containsExactly("c", "a", "b", "7");
    assertThat(search.search().documents())
        .extracting(Document::score)
        .containsExactly(3.0, null, null, 0.5);
  }

  private static final String STREAM =
      "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-11-22T10:00:00Z\",\"requestId\":\"r\",\"operation\":\"InvokeModelWithResponseStream\",\"modelId\":\"m\",\"input\":{\"inputBodyJson\":{}},\"output\":{\"outputBodyJson\":[%s]}}";

  @Test
  void readsAStreamWithItsEndMarkAndOneThatNeverEnded() {
    String chunk = "{\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}";
    ModelCall ended =
        Harmonized.span(
                STREAM.formatted(
                    chunk.formatted("Hel")
                        + ",\"[DONE]\","
                        + chunk.formatted("lo")
                        + ",{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":2}}"))
            .modelCall();
    ModelCall hungUp = Harmonized.span(STREAM.formatted(chunk.formatted("Hel"))).modelCall();

    assertThat(ended.outputText()).isEqualTo("Hello");
    assertThat(ended.inputTokens()).isEqualTo(4);
    assertThat(ended.finishReason()).isEqualTo("stop");
    assertThat(hungUp.outputText()).isEqualTo("Hel");
    assertThat(hungUp.outputTokens()).isNull();
  }

  @Test
  void readsAPictureThatLiesElsewhereAsAPlaceholderOfItself() {
    ModelCall call =
        chat(
            "gen_ai.input.messages=[{\"role\":\"user\",\"content\":[{\"text\":\"What is it?\"},{\"image\":{\"format\":\"png\",\"source\":{\"s3Location\":{\"uri\":\"s3://b/k.png\"}}}}]}]");

    assertThat(call.userInput()).startsWith("What is it?").contains("s3://b/k.png");
  }

  private static final String LOG =
      "{\"resourceLogs\":[{\"resource\":{},\"scopeLogs\":[{\"logRecords\":[{%s\"observedTimeUnixNano\":\"1763805600000000000\",\"traceId\":\"a1\",\"spanId\":\"b1\",\"attributes\":[%s{\"key\":\"nothing\"}],\"body\":{\"kvlistValue\":{\"values\":[{\"key\":\"content\",\"value\":{\"stringValue\":\"Hi\"}},{\"key\":\"a\"},{\"key\":\"b\",\"value\":{}}]}}}]}]}]}";

  /** The name of an event stands in one of three places, and only when it was observed is known. */
  @Test
  void readsAnEventWhereverItsNameStands() {
    String attribute = "{\"key\":\"%s\",\"value\":{\"stringValue\":\"gen_ai.user.message\"}},";
    for (String log :
        List.of(
            LOG.formatted("\"eventName\":\"gen_ai.user.message\",", ""),
            LOG.formatted("", attribute.formatted("event.name")),
            LOG.formatted("", attribute.formatted("otel.event.name")))) {
      Span events = Harmonized.span(log);

      assertThat(events.origin().evidence()).as(log).isEqualTo("EVENTS");
      assertThat(events.startMicros()).isEqualTo(1_763_805_600_000_000L);
      assertThat(events.modelCall().userInput()).isEqualTo("Hi");
    }
  }

  /** Old and new names, events and values: of several shapes one is taken. */
  @Test
  void readsAGuardrailThatStoppedAnAnswer() {
    Span blocked =
        Harmonized.span(
            "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-11-22T10:00:00Z\",\"requestId\":\"r\",\"operation\":\"Converse\",\"modelId\":\"m\",\"input\":{\"inputTokenCount\":0},\"output\":{\"outputTokenCount\":0,\"outputBodyJson\":{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Sorry.\"}]}},\"stopReason\":\"guardrail_intervened\",\"usage\":{\"inputTokens\":0,\"outputTokens\":0}}}}");

    assertThat(blocked.modelCall().finishReason()).isEqualTo("content_filter");
    assertThat(blocked.modelCall().outputText()).isEqualTo("Sorry.");
    assertThat(blocked.modelCall().inputTokens()).isZero();
    assertThat(blocked.isError()).isFalse();
  }

  @Test
  void readsEventsOnTheSpanItself() {
    Span span =
        Harmonized.span(
            otlp(
                "chat",
                event("gen_ai.user.message", "content=Hi") + "," + event("unknown", "a=b"),
                "gen_ai.operation.name=chat"));

    assertThat(span.modelCall().userInput()).isEqualTo("Hi");
  }
}
