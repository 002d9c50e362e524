package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.Span;
import dev.lakeglass.span.Span.ModelCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One call, written down in every form we read: the same call must come out of each. */
class SameCallTest {
  private static final String CALL =
      "chat gpt-4o 24(4)+15(5) t=0.5 | You are terse. | user: What is 2+2? | 4 | stop";

  /** OTLP JSON around attributes given as {@code name=value}; numbers and texts. */
  static String otlp(String name, String events, String... attributes) {
    List<String> list = new ArrayList<>();
    for (String attribute : attributes) {
      int equals = attribute.indexOf('=');
      String value = attribute.substring(equals + 1);
      String type =
          value.matches("\\d+") ? "intValue" : value.matches("\\d+\\.\\d+") ? "doubleValue" : "";
      String any =
          type.isEmpty() ? "\"stringValue\":" + quoted(value) : "\"" + type + "\":" + value;
      list.add("{\"key\":\"%s\",\"value\":{%s}}".formatted(attribute.substring(0, equals), any));
    }
    return """
        {"resourceSpans":[{"resource":{},"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"%s",
        "name":"%s","startTimeUnixNano":"1763805600000000000","endTimeUnixNano":"1763805601000000000",
        "attributes":[%s],"events":[%s]}]}]}]}
        """
        .formatted("a".repeat(32), "b".repeat(16), name, String.join(",", list), events);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String event(String name, String... fields) {
    List<String> list = new ArrayList<>();
    for (String field : fields) {
      int equals = field.indexOf('=');
      list.add(
          "{\"key\":\"%s\",\"value\":{\"stringValue\":%s}}"
              .formatted(field.substring(0, equals), quoted(field.substring(equals + 1))));
    }
    return "{\"name\":\"%s\",\"attributes\":[%s]}".formatted(name, String.join(",", list));
  }

  private static final String CHAT =
      "[{\"role\":\"system\",\"content\":\"You are terse.\"},"
          + "{\"role\":\"user\",\"content\":\"What is 2+2?\"}]";

  private static final String[] SCALARS = {
    "gen_ai.operation.name=chat",
    "gen_ai.provider.name=openai",
    "gen_ai.request.model=gpt-4o",
    "gen_ai.request.temperature=0.5",
    "gen_ai.response.finish_reasons=stop",
    "gen_ai.usage.input_tokens=24",
    "gen_ai.usage.output_tokens=15",
    "gen_ai.usage.cache_read.input_tokens=4",
    "gen_ai.usage.reasoning.output_tokens=5"
  };

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(
            "GenAI 1.37 and later",
            otlp(
                "chat",
                "",
                with(
                    SCALARS,
                    "gen_ai.system_instructions=[{\"type\":\"text\",\"content\":\"You are terse.\"}]",
                    "gen_ai.input.messages=[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"What is 2+2?\"}]}]",
                    "gen_ai.output.messages=[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"4\"}]}]"))),
        Arguments.of(
            "GenAI 1.37, event of details",
            otlp(
                "chat",
                event(
                    "gen_ai.client.inference.operation.details",
                    "gen_ai.input.messages=" + CHAT,
                    "gen_ai.output.messages=[{\"role\":\"assistant\",\"content\":\"4\"}]"),
                SCALARS)),
        Arguments.of(
            "GenAI 1.28, an event per message",
            otlp(
                "chat",
                event("gen_ai.system.message", "content=You are terse.")
                    + ","
                    + event("gen_ai.user.message", "content=What is 2+2?")
                    + ","
                    + event("gen_ai.choice", "finish_reason=stop", "message=4"),
                SCALARS)),
        Arguments.of(
            "GenAI 1.27, events of content",
            otlp(
                "chat",
                event("gen_ai.content.prompt", "gen_ai.prompt=" + CHAT)
                    + ","
                    + event(
                        "gen_ai.content.completion",
                        "gen_ai.completion=[{\"role\":\"assistant\",\"content\":\"4\"}]"),
                SCALARS)),
        Arguments.of(
            "GenAI 1.26",
            otlp(
                "chat",
                "",
                "gen_ai.system=OpenAI",
                "gen_ai.request.model=gpt-4o",
                "gen_ai.request.temperature=0.5",
                "gen_ai.response.finish_reasons=[\"stop\"]",
                "gen_ai.usage.prompt_tokens=24",
                "gen_ai.usage.completion_tokens=15",
                "gen_ai.usage.cache_read_input_tokens=4",
                "gen_ai.usage.reasoning_tokens=5",
                "gen_ai.prompt=" + CHAT,
                "gen_ai.completion=[{\"role\":\"assistant\",\"content\":\"4\"}]")),
        Arguments.of(
            "OpenLLMetry",
            otlp(
                "openai.chat",
                "",
                "llm.request.type=chat",
                "gen_ai.system=OpenAI",
                "gen_ai.request.model=gpt-4o",
                "gen_ai.request.temperature=0.5",
                "gen_ai.prompt.0.role=system",
                "gen_ai.prompt.0.content=You are terse.",
                "gen_ai.prompt.1.role=user",
                "gen_ai.prompt.1.content=[{\"type\":\"text\",\"text\":\"What is 2+2?\"}]",
                "gen_ai.completion.0.role=assistant",
                "gen_ai.completion.0.content=4",
                "gen_ai.completion.0.finish_reason=stop",
                "gen_ai.usage.prompt_tokens=24",
                "gen_ai.usage.input_tokens=24",
                "gen_ai.usage.completion_tokens=15",
                "gen_ai.usage.cache_read_input_tokens=4",
                "gen_ai.usage.reasoning_tokens=5",
                "llm.usage.total_tokens=39")),
        Arguments.of(
            "OpenInference",
            otlp(
                "ChatCompletion",
                "",
                "openinference.span.kind=LLM",
                "llm.model_name=gpt-4o",
                "llm.provider=openai",
                "llm.finish_reason=stop",
                "llm.invocation_parameters={\"temperature\":0.5}",
                "llm.input_messages.0.message.role=system",
                "llm.input_messages.0.message.content=You are terse.",
                "llm.input_messages.1.message.role=user",
                "llm.input_messages.1.message.contents.0.message_content.type=text",
                "llm.input_messages.1.message.contents.0.message_content.text=What is 2+2?",
                "llm.output_messages.0.message.role=assistant",
                "llm.output_messages.0.message.content=4",
                "llm.token_count.prompt=24",
                "llm.token_count.completion=15",
                "llm.token_count.prompt_details.cache_read=4",
                "llm.token_count.completion_details.reasoning=5",
                "input.value=never this")),
        Arguments.of(
            "Vercel AI SDK",
            otlp(
                "ai.generateText.doGenerate",
                "",
                "ai.operationId=ai.generateText.doGenerate",
                "ai.model.id=gpt-4o",
                "ai.model.provider=openai.chat",
                "ai.settings.temperature=0.5",
                "ai.prompt.messages=[{\"role\":\"system\",\"content\":\"You are terse.\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is 2+2?\"}]}]",
                "ai.response.text=4",
                "ai.response.finishReason=stop",
                "ai.usage.promptTokens=24",
                "ai.usage.completionTokens=15",
                "ai.usage.cachedInputTokens=4",
                "ai.usage.reasoningTokens=5")),
        Arguments.of(
            "Google ADK",
            otlp(
                "call_llm",
                "",
                "gen_ai.system=gcp.vertex.agent",
                "gcp.vertex.agent.llm_request={\"model\":\"gpt-4o\",\"config\":{\"system_instruction\":\"You are terse.\",\"temperature\":0.5},\"contents\":[{\"parts\":[{\"text\":\"What is 2+2?\"}],\"role\":\"user\"}]}",
                "gcp.vertex.agent.llm_response={\"content\":{\"parts\":[{\"text\":\"4\"}],\"role\":\"model\"},\"finish_reason\":\"STOP\",\"usage_metadata\":{\"prompt_token_count\":24,\"candidates_token_count\":10,\"thoughts_token_count\":5,\"cached_content_token_count\":4}}")),
        Arguments.of(
            "Pydantic AI",
            otlp(
                "chat gpt-4o",
                "",
                with(
                    SCALARS,
                    "model_request_parameters={\"function_tools\":[]}",
                    "events=[{\"event.name\":\"gen_ai.system.message\",\"role\":\"system\",\"content\":\"You are terse.\"},{\"event.name\":\"gen_ai.user.message\",\"role\":\"user\",\"content\":\"What is 2+2?\"},{\"event.name\":\"gen_ai.choice\",\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"4\"}}]"))),
        Arguments.of(
            "LangSmith",
            otlp(
                "ChatOpenAI",
                "",
                "langsmith.span.kind=llm",
                "langsmith.metadata.ls_provider=openai",
                "langsmith.metadata.ls_model_name=gpt-4o",
                "langsmith.metadata.ls_temperature=0.5",
                "gen_ai.usage.input_tokens=24",
                "gen_ai.usage.output_tokens=15",
                "gen_ai.usage.cache_read_input_tokens=4",
                "gen_ai.usage.reasoning_tokens=5",
                "gen_ai.response.finish_reasons=stop",
                "gen_ai.prompt={\"messages\":[[{\"id\":[\"langchain\",\"SystemMessage\"],\"kwargs\":{\"content\":\"You are terse.\",\"type\":\"system\"}},{\"kwargs\":{\"content\":\"What is 2+2?\",\"type\":\"human\"}}]]}",
                "gen_ai.completion={\"generations\":[[{\"text\":\"4\",\"message\":{\"kwargs\":{\"content\":\"4\",\"type\":\"ai\"}}}]]}")),
        Arguments.of(
            "MLflow",
            otlp(
                "Completions",
                "",
                "mlflow.spanType=\"CHAT_MODEL\"",
                "mlflow.spanInputs={\"model\":\"gpt-4o\",\"temperature\":0.5,\"messages\":"
                    + CHAT
                    + "}",
                "mlflow.spanOutputs={\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"4\"}}]}",
                "gen_ai.usage.input_tokens=24",
                "gen_ai.usage.output_tokens=15",
                "gen_ai.usage.cache_read.input_tokens=4",
                "gen_ai.usage.reasoning.output_tokens=5",
                "gen_ai.response.finish_reasons=stop")),
        Arguments.of(
            "Langfuse SDK",
            otlp(
                "generation",
                "",
                "langfuse.observation.type=generation",
                "langfuse.observation.model.name=gpt-4o",
                "langfuse.observation.model.parameters={\"temperature\":0.5}",
                "langfuse.observation.input=" + CHAT,
                "langfuse.observation.output={\"role\":\"assistant\",\"content\":\"4\"}",
                "langfuse.observation.usage_details={\"input\":20,\"input_cached_tokens\":4,\"output\":10,\"output_reasoning_tokens\":5,\"total\":39}",
                "gen_ai.response.finish_reasons=stop")),
        Arguments.of(
            "Langtrace",
            otlp(
                "openai.chat.completions.create",
                "",
                "langtrace.service.name=OpenAI",
                "llm.model=gpt-4o",
                "llm.temperature=0.5",
                "llm.prompts=" + CHAT,
                "llm.responses=[{\"role\":\"assistant\",\"content\":\"4\"}]",
                "llm.token.counts={\"input_tokens\":24,\"output_tokens\":15}",
                "gen_ai.usage.cache_read.input_tokens=4",
                "gen_ai.usage.reasoning.output_tokens=5",
                "gen_ai.response.finish_reasons=stop")),
        Arguments.of(
            "Jaeger JSON",
            """
            {"data":[{"traceID":"0af7651916cd43dd8448eb211c80319c","spans":[{"traceID":"0af7651916cd43dd8448eb211c80319c","spanID":"00f067aa0ba902b7","operationName":"chat","references":[],"startTime":1763805600000000,"duration":1000000,"processID":"p1",
            "tags":[{"key":"gen_ai.operation.name","type":"string","value":"chat"},{"key":"gen_ai.request.model","value":"gpt-4o"},{"key":"gen_ai.request.temperature","type":"float64","value":0.5},{"key":"gen_ai.usage.input_tokens","type":"int64","value":24},{"key":"gen_ai.usage.output_tokens","value":15},{"key":"gen_ai.usage.cache_read.input_tokens","value":4},{"key":"gen_ai.usage.reasoning.output_tokens","value":5},
            {"key":"gen_ai.response.finish_reasons","value":"[\\"stop\\"]"},{"key":"gen_ai.prompt.0.role","value":"system"},{"key":"gen_ai.prompt.0.content","value":"You are terse."},{"key":"gen_ai.prompt.1.role","value":"user"},{"key":"gen_ai.prompt.1.content","value":"What is 2+2?"},{"key":"gen_ai.completion.0.content","value":"4"}]}],
            "processes":{"p1":{"serviceName":"calculator","tags":[]}}}]}
            """),
        Arguments.of(
            "Phoenix JSON, nested attributes",
            """
            [{"name":"ChatCompletion","context":{"trace_id":"s01","span_id":"s02"},"span_kind":"LLM","parent_id":null,"start_time":"2025-11-22T10:00:00+00:00","end_time":"2025-11-22T10:00:01+00:00","status_code":"OK",
            "attributes":{"llm":{"model_name":"gpt-4o","finish_reason":"stop","invocation_parameters":"{\\"temperature\\": 0.5}","token_count":{"prompt":24,"completion":15,"prompt_details":{"cache_read":4},"completion_details":{"reasoning":5}},
            "input_messages":[{"message":{"role":"system","content":"You are terse."}},{"message":{"role":"user","content":"What is 2+2?"}}],"output_messages":[{"message":{"role":"assistant","content":"4"}}]}}}]
            """),
        Arguments.of(
            "Langfuse export",
            """
            {"id":"0f0e0d0c0b0a0908","trace_id":"0af7651916cd43dd8448eb211c80319c","project_id":"p","type":"GENERATION","parent_observation_id":"","start_time":"2025-11-22 10:00:00.000000","end_time":"2025-11-22 10:00:01.000000","name":"answer","level":"DEFAULT",
            "input":"{\\"messages\\":[{\\"role\\":\\"system\\",\\"content\\":\\"You are terse.\\"},{\\"role\\":\\"user\\",\\"content\\":\\"What is 2+2?\\"}]}","output":"{\\"choices\\":[{\\"message\\":{\\"role\\":\\"assistant\\",\\"content\\":\\"4\\"}}]}",
            "provided_model_name":"gpt-4o","model_parameters":"{\\"temperature\\":\\"0.5\\"}","usage_details":{"input":20,"input_cached_tokens":4,"output":10,"output_reasoning":5,"total":39}}
            """),
        Arguments.of(
            "LiteLLM",
            """
            {"id":"resp-1","trace_id":"9b2d","call_type":"acompletion","stream":false,"status":"success","custom_llm_provider":"openai","startTime":1763805600.0,"endTime":1763805601.0,"model":"gpt-4o","prompt_tokens":24,"completion_tokens":15,"response_cost":0.001,
            "messages":[{"role":"system","content":"You are terse."},{"role":"user","content":"What is 2+2?"}],"model_parameters":{"temperature":0.5},
            "response":{"id":"resp-1","model":"gpt-4o","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"4"}}],"usage":{"prompt_tokens":24,"completion_tokens":15,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":5}}},"metadata":{}}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void readsTheSameCall(String form, String object) {
    Span span = Harmonized.span(object);

    assertThat(told(span))
        .isEqualTo(form.equals("Langfuse export") ? CALL.replace("| stop", "| null") : CALL);
    assertThat(span.startMicros()).isEqualTo(1_763_805_600_000_000L);
    assertThat(span.durationMs()).isEqualTo(1_000);
    assertThat(span.attributes().toString()).doesNotContain("2+2").doesNotContain("terse");
  }

  static String told(Span span) {
    ModelCall call = span.modelCall();
    return "%s %s %d(%d)+%d(%d) t=%s | %s | %s | %s | %s"
        .formatted(
            span.operation(),
            span.dimensions().modelName(),
            call.inputTokens(),
            call.cachedInputTokens(),
            call.outputTokens(),
            call.reasoningTokens(),
            call.temperature(),
            call.systemPrompt(),
            call.messages() == null
                ? null
                : String.join(
                    ", ",
                    call.messages().stream().map(m -> m.role() + ": " + m.content()).toList()),
            call.outputText(),
            call.finishReason());
  }

  /** Content in two shapes on one span: one is chosen, nothing is strung together. */
  @Test
  void takesOneShapeOfSeveral() {
    String both =
        otlp(
            "chat",
            event("gen_ai.user.message", "content=from an event"),
            with(
                SCALARS,
                "gen_ai.prompt.0.role=user",
                "gen_ai.prompt.0.content=from an index",
                "llm.input_messages.0.message.role=user",
                "llm.input_messages.0.message.content=from OpenInference",
                "input.value=from a value",
                "gen_ai.prompt=from a text"));

    assertThat(Harmonized.span(both).modelCall().userInput()).isEqualTo("from OpenInference");
    assertThat(
            Harmonized.span(
                    both.replace("llm.input_messages", "other").replace("openinference", "x"))
                .modelCall()
                .userInput())
        .isEqualTo("from an index");
  }

  @Test
  void readsToolsAndSearchesOfOtherDialects() {
    Span tool =
        Harmonized.span(
            otlp(
                "get_weather",
                "",
                "openinference.span.kind=TOOL",
                "tool.name=get_weather",
                "input.value={\"city\": \"Paris\"}",
                "output.value=21C"));
    Span search =
        Harmonized.span(
            otlp(
                "chroma.query",
                event(
                        "db.query.result",
                        "db.query.result.id=kb-1",
                        "db.query.result.document=Return within 30 days.",
                        "db.query.result.metadata={\"version\":\"7\"}")
                    + ","
                    + event("db.query.result", "db.query.result.id=kb-2"),
                "db.system=chroma",
                "db.operation=query",
                "db.collection.name=articles",
                "db.query.text=returns"));
    Span retriever =
        Harmonized.span(
            otlp(
                "retrieve",
                "",
                "openinference.span.kind=RETRIEVER",
                "input.value=returns",
                "retrieval.documents.0.document.id=kb-1",
                "retrieval.documents.0.document.score=0.8",
                "retrieval.documents.0.document.content=Return within 30 days."));

    assertThat(tool.toolExecution().toolName()).isEqualTo("get_weather");
    assertThat(tool.toolExecution().arguments()).isEqualTo("{\"city\": \"Paris\"}");
    assertThat(tool.toolExecution().result()).isEqualTo("21C");
    assertThat(search.operation()).isEqualTo("retrieval");
    assertThat(search.search().indexName()).isEqualTo("articles");
    assertThat(search.search().queryText()).isEqualTo("returns");
    assertThat(search.search().documents())
        .extracting(Span.Document::id)
        .containsExactly("kb-1", "kb-2");
    assertThat(search.search().documents().get(0).version()).isEqualTo("7");
    assertThat(retriever.search().queryText()).isEqualTo("returns");
    assertThat(retriever.search().documents().get(0).score()).isEqualTo(0.8);
  }

  @Test
  void readsToolCallsOfEveryShape() {
    String expected = "c1 get_weather {\"city\":\"Paris\"}";
    for (String messages :
        List.of(
            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c1\",\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"}}]}]",
            "[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}}]}]",
            "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"get_weather\",\"input\":{\"city\":\"Paris\"}}]}",
            "{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"c1\",\"name\":\"get_weather\",\"input\":{\"city\":\"Paris\"}}}]}",
            "[{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}]",
            "[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool-call\",\"toolCallId\":\"c1\",\"toolName\":\"get_weather\",\"args\":{\"city\":\"Paris\"}}]}]")) {
      ModelCall call =
          Harmonized.span(otlp("chat", "", with(SCALARS, "gen_ai.output.messages=" + messages)))
              .modelCall();
      assertThat(call.toolCalls()).as(messages).hasSize(1);
      Span.RequestedToolCall asked = call.toolCalls().get(0);
      assertThat(asked.id() + " " + asked.name() + " " + asked.arguments())
          .as(messages)
          .isEqualTo(expected);
      assertThat(call.outputText()).as(messages).isEmpty();
    }
  }
}
