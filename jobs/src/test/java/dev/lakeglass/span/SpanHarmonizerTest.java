package dev.lakeglass.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Span.Document;
import dev.lakeglass.span.Span.Message;
import dev.lakeglass.span.Span.ModelCall;
import dev.lakeglass.span.Span.RequestedToolCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanHarmonizerTest {
  private static final long START = 1_763_769_600_000_000_000L;
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "route", List.of("http.route", "lakeglass.route"),
          "tenant_id", List.of("tenant.id"),
          "user_id", List.of("user.id", "enduser.id"),
          "session_id", List.of("session.id", "gen_ai.conversation.id"),
          "request_id", List.of("request.id"),
          "dataset_version", List.of("dataset.version"),
          "output_schema", List.of("lakeglass.output.schema"),
          "cache_hit", List.of("lakeglass.cache.hit"));

  /** Takes the word "secret" out of texts and counts it. */
  private static final class SecretGuard implements TextGuard {
    @Override
    public String redact(String text, Map<String, Long> counts) {
      long found = text.split("secret", -1).length - 1L;
      if (found > 0) {
        counts.merge("secret", found, Long::sum);
      }
      return text.replace("secret", "***");
    }

    @Override
    public Optional<String> pseudonym(String identifier) {
      return Optional.of("user-" + identifier.length());
    }
  }

  private static Span harmonize(RawSpan raw) {
    return new SpanHarmonizer(new SecretGuard(), COLUMNS).harmonize(raw);
  }

  private static RawSpan raw(
      Status status, String message, Map<String, Object> attributes, List<Event> events) {
    Map<String, Object> resource =
        Map.of("service.name", "app", "service.version", "2", "deployment.environment", "prod");
    return RawSpan.of("t", "s")
        .name("a secret name")
        .kind(Kind.SERVER)
        .during(START, START + 1_500_000)
        .status(status, message)
        .with(attributes)
        .from(resource)
        .events(events)
        .build();
  }

  private static Span span(Map<String, Object> attributes) {
    return harmonize(raw(Status.OK, "", attributes, List.of()));
  }

  private static ModelCall chat(Object... namesAndValues) {
    Map<String, Object> attributes = new HashMap<>(Map.of(GenAi.OPERATION, "chat"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return span(attributes).modelCall();
  }

  @Test
  void readsTimesAndKind() {
    Span span = span(Map.of("http.request.method", "POST", "http.response.status_code", 200L));

    assertThat(span.operation()).isEqualTo("http");
    assertThat(span.isEntry()).isTrue();
    assertThat(span.parentSpanId()).isNull();
    assertThat(span.startMicros()).isEqualTo(START / 1_000);
    assertThat(span.durationMs()).isEqualTo(1.5);
    assertThat(span.httpStatusCode()).isEqualTo(200);
    assertThat(span.attemptNumber()).isEqualTo(1);
    assertThat(span(Map.of("http.request.resend_count", 2L)).attemptNumber()).isEqualTo(3);
    assertThat(span(Map.of("lakeglass.cache.hit", true)).isCacheHit()).isTrue();
  }

  @Test
  void neverEndsBeforeItsStart() {
    Span span =
        harmonize(
            RawSpan.of("t", "s").parent("p").name("n").kind(Kind.CLIENT).during(START, 0).build());

    assertThat(span.endMicros()).isEqualTo(span.startMicros());
    assertThat(span.durationMs()).isZero();
    assertThat(span.dimensions().application()).isEqualTo("unknown");
    assertThat(span.parentSpanId()).isEqualTo("p");
  }

  @Test
  void readsItsDimensions() {
    Span.Dimensions dimensions =
        span(Map.of(
                "lakeglass.route",
                "/b",
                "http.route",
                "/a",
                "tenant.id",
                "acme",
                "enduser.id",
                "joe",
                "gen_ai.conversation.id",
                "c1",
                GenAi.REQUEST_MODEL,
                "gpt-4",
                GenAi.RESPONSE_MODEL,
                "gpt-4-0613",
                GenAi.PROMPT_VERSION,
                "7"))
            .dimensions();

    assertThat(dimensions.application()).isEqualTo("app");
    assertThat(dimensions.release()).isEqualTo("2");
    assertThat(dimensions.environment()).isEqualTo("prod");
    assertThat(dimensions.route()).isEqualTo("/a");
    assertThat(dimensions.tenantId()).isEqualTo("acme");
    assertThat(dimensions.userId()).isEqualTo("user-3");
    assertThat(dimensions.sessionId()).isEqualTo("c1");
    assertThat(dimensions.modelName()).isEqualTo("gpt-4-0613");
    assertThat(dimensions.promptVersion()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({
    "chat, chat", "generate_content, chat", "text_completion, text_completion",
    "embeddings, embeddings", "retrieval, retrieval", "rerank, rerank",
    "execute_tool, execute_tool", "create_agent, invoke_agent", "invoke_workflow, workflow",
    "guardrail, guardrail", "something_new, other"
  })
  void knowsOperations(String written, String operation) {
    Span span = span(Map.of(GenAi.OPERATION, written));

    assertThat(span.operation()).isEqualTo(operation);
    assertThat(span.modelCall() != null)
        .isEqualTo(List.of("chat", "text_completion", "embeddings").contains(operation));
  }

  @ParameterizedTest
  @CsvSource({
    "stop, stop",
    "end_turn, stop",
    "STOP, stop",
    "stop_sequence, stop",
    "max_tokens, length",
    "MAX_TOKENS, length",
    "length, length",
    "tool_use, tool_calls",
    "tool_call, tool_calls",
    "function_call, tool_calls",
    "SAFETY, content_filter",
    "content_filtered, content_filter",
    "error, error",
    "Unheard, unheard"
  })
  void knowsFinishReasons(String written, String reason) {
    assertThat(chat(GenAi.FINISH_REASONS, List.of(written)).finishReason()).isEqualTo(reason);
    assertThat(chat(GenAi.FINISH_REASONS, written).finishReason()).isEqualTo(reason);
    assertThat(chat(GenAi.FINISH_REASONS, "[\"" + written + "\"]").finishReason())
        .isEqualTo(reason);
  }

  @Test
  void readsTokensAsNumbersOrText() {
    ModelCall call =
        chat(
            GenAi.INPUT_TOKENS,
            12L,
            GenAi.OUTPUT_TOKENS,
            "7",
            GenAi.CACHE_READ_TOKENS,
            3.0,
            GenAi.CACHE_WRITE_TOKENS,
            "NaN",
            GenAi.REASONING_TOKENS,
            1.5,
            GenAi.TIME_TO_FIRST_CHUNK,
            0.25);

    assertThat(call.inputTokens()).isEqualTo(12);
    assertThat(call.outputTokens()).isEqualTo(7);
    assertThat(call.cachedInputTokens()).isEqualTo(3);
    assertThat(call.cacheWriteTokens()).isNull();
    assertThat(call.reasoningTokens()).isNull();
    assertThat(call.timeToFirstTokenMs()).isEqualTo(250);
  }

  @Test
  void readsNamesOfEarlierConventionsUnlessTodaysIsThere() {
    Map<String, Object> earlier =
        Map.of(
            GenAi.OPERATION,
            "chat",
            "gen_ai.system",
            "openai",
            "gen_ai.usage.prompt_tokens",
            5L,
            "gen_ai.usage.completion_tokens",
            6L,
            "gen_ai.usage.cache_creation.input_tokens",
            7L);
    Map<String, Object> both = new HashMap<>(earlier);
    both.put(GenAi.PROVIDER, "azure");
    both.put(GenAi.INPUT_TOKENS, 9L);

    assertThat(span(earlier).dimensions().providerName()).isEqualTo("openai");
    assertThat(span(earlier).modelCall().inputTokens()).isEqualTo(5);
    assertThat(span(earlier).modelCall().outputTokens()).isEqualTo(6);
    assertThat(span(earlier).modelCall().cacheWriteTokens()).isEqualTo(7);
    assertThat(span(both).dimensions().providerName()).isEqualTo("azure.ai.openai");
    assertThat(span(both).modelCall().inputTokens()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"hi\"}]}]",
        "[{\"role\":\"user\",\"content\":\"hi\"}]",
        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}]",
        "{\"role\":\"user\",\"content\":\"hi\"}",
        "[{\"content\":\"hi\"}]",
        "\"hi\"",
        "hi"
      })
  void readsMessagesInEveryShape(String written) {
    ModelCall call = chat(GenAi.INPUT_MESSAGES, written);

    assertThat(call.messages()).containsExactly(new Message("user", "hi"));
    assertThat(call.userInput()).isEqualTo("hi");
  }

  @Test
  void readsStructuredMessages() {
    ModelCall call =
        chat(GenAi.INPUT_MESSAGES, List.of(Map.of("role", "assistant", "content", "yes")));

    assertThat(call.messages()).containsExactly(new Message("assistant", "yes"));
    assertThat(call.userInput()).isEmpty();
    assertThat(chat().messages()).isNull();
    assertThat(chat().promptHash()).isNull();
  }

  @Test
  void takesSystemMessagesForTheSystemPromptIfThereAreNoInstructions() {
    String messages =
        "[{\"role\":\"system\",\"content\":\"be brief\"},{\"role\":\"user\",\"content\":\"hi\"}]";

    assertThat(chat(GenAi.INPUT_MESSAGES, messages).systemPrompt()).isEqualTo("be brief");
    assertThat(chat(GenAi.INPUT_MESSAGES, messages).messages()).hasSize(1);
    assertThat(
            chat(
                    GenAi.SYSTEM_INSTRUCTIONS,
                    "[{\"type\":\"text\",\"content\":\"be long\"}]",
                    GenAi.INPUT_MESSAGES,
                    messages)
                .systemPrompt())
        .isEqualTo("be long");
  }

  @Test
  void readsOutputTextAndToolCalls() {
    ModelCall call =
        chat(
            GenAi.OUTPUT_MESSAGES,
            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"reasoning\",\"content\":\"hm\"},"
                + "{\"type\":\"text\",\"content\":\"yes\"},{\"type\":\"tool_call\",\"id\":\"c1\","
                + "\"name\":\"find\",\"arguments\":{\"q\":\"a secret\"}}]}]");

    assertThat(call.outputText()).isEqualTo("yes");
    assertThat(call.toolCalls())
        .containsExactly(new RequestedToolCall("c1", "find", "{\"q\":\"a ***\"}"));
    assertThat(call.outputRedactions()).containsExactly(entry("secret", 1L));
    assertThat(chat().outputText()).isNull();
    assertThat(chat().outputHash()).isNull();
  }

  @Test
  void findsPastedDocuments() {
    ModelCall call =
        chat(
            GenAi.INPUT_MESSAGES,
            "See <document id=\"d1\"> one </document> and <document>two</document> what? <document"
                + " id=\"d3\">never closed");

    assertThat(call.contextDocumentIds()).containsExactly("d1");
    assertThat(call.pastedContext()).isEqualTo("one\n\ntwo");
    assertThat(call.userInput()).isEqualTo("See  and  what? <document id=\"d3\">never closed");
  }

  @Test
  void readsRetrievedDocuments() {
    Span.Search search =
        span(Map.of(
                GenAi.OPERATION,
                "retrieval",
                GenAi.RETRIEVAL_QUERY,
                "a secret query",
                GenAi.DATA_SOURCE,
                "kb",
                GenAi.RETRIEVAL_DOCUMENTS,
                "[{\"id\":\"a\",\"score\":0.5,\"content\":\"x\",\"metadata\":{\"version\":\"3\","
                    + "\"updated_at\":\"1970-01-02\"}},{\"id\":7,\"score\":\"high\"},{}]"))
            .search();

    assertThat(search.queryText()).isEqualTo("a *** query");
    assertThat(search.indexName()).isEqualTo("kb");
    assertThat(search.redactions()).containsExactly(entry("secret", 1L));
    assertThat(search.documents())
        .containsExactly(
            new Document("a", 0.5, "x", "3", 86_400_000_000L, Map.of()),
            new Document("7", null, null, null, null, Map.of()),
            new Document("unknown", null, null, null, null, Map.of()));
  }

  @Test
  void readsToolExecutions() {
    Span.ToolExecution tool =
        span(Map.of(
                GenAi.OPERATION, "execute_tool",
                GenAi.TOOL_NAME, "find",
                GenAi.TOOL_CALL_ID, "c1",
                GenAi.TOOL_ARGUMENTS, Map.of("q", "x"),
                GenAi.TOOL_RESULT, "done"))
            .toolExecution();

    assertThat(tool)
        .isEqualTo(new Span.ToolExecution("find", "c1", "{\"q\":\"x\"}", "done", Map.of()));
  }

  @Test
  void keepsContentAndUsersOutOfTheAttributes() {
    Map<String, Object> attributes = new HashMap<>();
    GenAi.CONTENT.forEach(name -> attributes.put(name, "text"));
    attributes.put("user.id", "joe");
    attributes.put("lakeglass.output.schema", "{}");
    attributes.put("other", List.of("a", 1L));

    assertThat(span(attributes).attributes()).containsExactly(entry("other", "[\"a\",1]"));
  }

  @Test
  void keepsTheBeginningOfALongAttribute() {
    String text = "word ".repeat(2_000);

    assertThat(span(Map.of("long", text)).attributes().get("long"))
        .hasSize(4_001)
        .endsWith("word …");
  }

  @Test
  void tellsTheTypeOfAnError() {
    Event exception = new Event("exception", Map.of("exception.type", "Timeout"));

    assertThat(harmonize(raw(Status.ERROR, "", Map.of("error.type", "429"), List.of(exception))))
        .extracting(Span::errorType)
        .isEqualTo("429");
    assertThat(harmonize(raw(Status.ERROR, "", Map.of(), List.of(exception))).errorType())
        .isEqualTo("Timeout");
    assertThat(harmonize(raw(Status.ERROR, "", Map.of(), List.of())).errorType())
        .isEqualTo("error");
    assertThat(harmonize(raw(Status.OK, "", Map.of(), List.of(exception))).errorType()).isNull();
  }

  /**
   * The word stands in every text of the log, in keys and names as in values; ids of traces and
   * spans are hexadecimal.
   */
  @ParameterizedTest
  @ValueSource(strings = {"chat", "embeddings", "retrieval", "execute_tool", "other"})
  void letsNoTextPassUnguarded(String operation) {
    String parts =
        "[{\"role\":\"secret\",\"parts\":[{\"type\":\"text\",\"content\":\"a secret <document"
            + " id=\\\"secret\\\">secret</document>\"},{\"type\":\"tool_call\",\"id\":\"secret\","
            + "\"name\":\"secret\",\"arguments\":\"secret\"},{\"type\":\"secret\",\"x\":\"secret\"},"
            + "{\"type\":\"tool_call_response\",\"response\":\"secret\"}]},"
            + "{\"role\":\"user\",\"content\":\"secret <document id='secret'>\"}]";
    Map<String, Object> attributes = new HashMap<>();
    for (String name :
        List.of(
            GenAi.FINISH_REASONS,
            GenAi.RESPONSE_ID,
            GenAi.SYSTEM_FINGERPRINT,
            GenAi.OUTPUT_TYPE,
            GenAi.PROMPT_NAME,
            GenAi.PROMPT_VERSION,
            GenAi.SYSTEM_INSTRUCTIONS,
            GenAi.TOOL_DEFINITIONS,
            GenAi.TOOL_NAME,
            GenAi.TOOL_CALL_ID,
            GenAi.TOOL_ARGUMENTS,
            GenAi.TOOL_RESULT,
            GenAi.RETRIEVAL_QUERY,
            GenAi.DATA_SOURCE,
            GenAi.PROVIDER,
            GenAi.REQUEST_MODEL,
            GenAi.RESPONSE_MODEL,
            "a.secret.key",
            "error.type",
            "http.route",
            "tenant.id",
            "user.id",
            "session.id",
            "request.id",
            "dataset.version",
            "lakeglass.output.schema",
            "gen_ai.prompt")) {
      attributes.put(name, "a secret here");
    }
    attributes.put(GenAi.OPERATION, operation);
    attributes.put(GenAi.INPUT_MESSAGES, parts);
    attributes.put(GenAi.OUTPUT_MESSAGES, parts);
    attributes.put("nested", Map.of("a", List.of("secret")));
    attributes.put(
        GenAi.RETRIEVAL_DOCUMENTS,
        "[{\"id\":\"secret\",\"content\":\"secret\",\"version\":\"secret\",\"score\":\"secret\","
            + "\"metadata\":{\"updated_at\":\"secret\"}}]");
    List<Event> events =
        List.of(
            new Event(
                "exception", Map.of("exception.type", "secret", "exception.message", "secret")),
            new Event(
                "feature_flag.evaluation",
                Map.of("feature_flag.key", "secret", "feature_flag.result.variant", "secret")));

    Span span = harmonize(raw(Status.ERROR, "secret message", attributes, events));

    assertThat(span.toString().replace("{secret=", "{type=")).doesNotContain("secret");
    assertThat(span.name()).isEqualTo("a *** name");
    assertThat(span.attributes()).containsEntry("status.message", "*** message");
    assertThat(span.featureFlags()).containsExactly(entry("***", "***"));
  }

  @Test
  void givesIdenticalRequestsOneHashAndOthersAnother() {
    ModelCall call = chat(GenAi.INPUT_MESSAGES, "hi", "gen_ai.request.seed", 1L);
    List<ModelCall> others =
        List.of(
            chat(GenAi.INPUT_MESSAGES, "ho", "gen_ai.request.seed", 1L),
            chat(GenAi.INPUT_MESSAGES, "hi", "gen_ai.request.seed", 2L),
            chat(GenAi.INPUT_MESSAGES, "hi"),
            chat(GenAi.INPUT_MESSAGES, "hi", "gen_ai.request.top_p", 1L),
            chat(GenAi.INPUT_MESSAGES, "hi", "gen_ai.request.max_tokens", 1L),
            chat(GenAi.INPUT_MESSAGES, "hi", "gen_ai.request.temperature", 1L),
            chat(GenAi.INPUT_MESSAGES, "hi", GenAi.REQUEST_MODEL, "m"),
            chat(GenAi.INPUT_MESSAGES, "hi", GenAi.TOOL_DEFINITIONS, "[]"),
            chat(GenAi.INPUT_MESSAGES, "hi", GenAi.SYSTEM_INSTRUCTIONS, "brief"));

    assertThat(call.promptHash()).matches("[0-9a-f]{16}");
    assertThat(
            chat(
                    GenAi.INPUT_MESSAGES,
                    "[{\"role\":\"user\",\"content\":\"hi\"}]",
                    "gen_ai.request.seed",
                    1L,
                    GenAi.RESPONSE_ID,
                    "r")
                .promptHash())
        .isEqualTo(call.promptHash());
    assertThat(others).extracting(ModelCall::promptHash).doesNotHaveDuplicates();
    assertThat(others).extracting(ModelCall::promptHash).doesNotContain(call.promptHash());
  }
}
