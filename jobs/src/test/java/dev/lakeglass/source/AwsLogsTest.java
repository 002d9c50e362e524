package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.bytes;
import static dev.lakeglass.source.StoredObject.concat;
import static dev.lakeglass.source.StoredObject.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Evidence;
import dev.lakeglass.span.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsLogsTest {
  private static String bedrock(String model, String input, String output, String more) {
    return """
        {"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"2026-11-22T10:00:00Z","accountId":"111122223333","region":"eu-west-1","requestId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","operation":"InvokeModel","modelId":"%s"%s,
        "input":{"inputContentType":"application/json","inputBodyJson":%s,"inputTokenCount":20,"cacheReadInputTokenCount":4},
        "output":{"outputContentType":"application/json","outputBodyJson":%s,"outputTokenCount":15}}
        """
        .formatted(model, more, input, output);
  }

  private static String told(String object) {
    return SameCallTest.told(Harmonized.span(object));
  }

  private static final String MESSAGES =
      "{\"system\":[{\"text\":\"You are terse.\"}],\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"What is 2+2?\"}]}],\"inferenceConfig\":{\"temperature\":0.5,\"maxTokens\":10}}";

  @Test
  void readsConverse() {
    String log =
        bedrock(
            "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.anthropic.claude-haiku-4-5-v1:0",
            MESSAGES,
            "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"4\"}]}},\"stopReason\":\"end_turn\",\"metrics\":{\"latencyMs\":1134},\"usage\":{\"inputTokens\":20,\"outputTokens\":15}}",
            "");

    // 20 beside the cache, 4 from it: 24
    assertThat(told(log))
        .isEqualTo(
            "chat eu.anthropic.claude-haiku-4-5-v1:0 24(4)+15(null) t=0.5 | You are terse. |"
                + " user: What is 2+2? | 4 | stop");
    assertThat(Harmonized.span(log).durationMs()).isEqualTo(1_134);
    assertThat(Harmonized.span(log).dimensions().providerName()).isEqualTo("aws.bedrock");
    assertThat(Harmonized.span(log).origin().isTraceIdKnown()).isFalse();
  }

  @Test
  void mergesTheStreamOfAnthropic() {
    String chunks =
        """
        [{"type":"message_start","message":{"id":"msg_1","model":"claude","usage":{"input_tokens":20,"output_tokens":1}}},
        {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}},
        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Fo"}},
        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"ur - 4"}},
        {"type":"content_block_stop","index":0},
        {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"add","input":{}}},
        {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\":"}},
        {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"2}"}},
        {"type":"content_block_stop","index":1},"[DONE]",
        {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":15}},
        {"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":20,"outputTokenCount":15,"invocationLatency":900,"firstByteLatency":250}}]
        """;
    String input =
        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"system\":\"You are terse.\",\"temperature\":0.5,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"What is 2+2?\"}]}";
    Span span =
        Harmonized.span(bedrock("anthropic.claude-3-haiku-20240307-v1:0", input, chunks, ""));

    assertThat(SameCallTest.told(span))
        .isEqualTo(
            "chat anthropic.claude-3-haiku-20240307-v1:0 24(4)+15(null) t=0.5 | You are terse. |"
                + " user: What is 2+2? | Four - 4 | tool_calls");
    assertThat(span.modelCall().toolCalls())
        .containsExactly(new Span.RequestedToolCall("t1", "add", "{\"a\":2}"));
    assertThat(span.modelCall().timeToFirstTokenMs()).isEqualTo(250);
    assertThat(span.durationMs()).isEqualTo(900);
  }

  @Test
  void readsTheBodiesOfOtherVendors() {
    String titan =
        bedrock(
            "amazon.titan-text-express-v1",
            "{\"inputText\":\"What is 2+2?\",\"textGenerationConfig\":{\"temperature\":0.5}}",
            "{\"inputTextTokenCount\":20,\"results\":[{\"outputText\":\"4\",\"tokenCount\":15,\"completionReason\":\"FINISH\"}]}",
            "");
    String llama =
        bedrock(
            "meta.llama3-8b-instruct-v1:0",
            "{\"prompt\":\"What is 2+2?\",\"temperature\":0.5,\"max_gen_len\":9}",
            "{\"generation\":\"4\",\"prompt_token_count\":20,\"generation_token_count\":15,\"stop_reason\":\"stop\"}",
            "");
    String cohere =
        bedrock(
            "cohere.command-r-v1:0",
            "{\"message\":\"What is 2+2?\",\"preamble\":\"You are terse.\",\"chat_history\":[{\"role\":\"USER\",\"message\":\"Hi\"},{\"role\":\"CHATBOT\",\"message\":\"Hello\"}],\"temperature\":0.5}",
            "{\"text\":\"4\",\"finish_reason\":\"COMPLETE\"}",
            "");
    String mistral =
        bedrock(
            "mistral.mistral-7b-instruct-v0:2",
            "{\"prompt\":\"What is 2+2?\",\"temperature\":0.5}",
            "{\"outputs\":[{\"text\":\"4\",\"stop_reason\":\"stop\"}]}",
            "");
    String llamaStream =
        bedrock(
            "meta.llama3-8b-instruct-v1:0",
            "{\"prompt\":\"What is 2+2?\",\"temperature\":0.5}",
            "[{\"generation\":\"Fo\",\"prompt_token_count\":20},{\"generation\":\"ur\",\"stop_reason\":\"length\",\"generation_token_count\":15}]",
            "");

    assertThat(told(titan))
        .isEqualTo(
            "text_completion amazon.titan-text-express-v1 24(4)+15(null) t=0.5 | null | user: What"
                + " is 2+2? | 4 | stop");
    assertThat(told(llama)).endsWith("| null | user: What is 2+2? | 4 | stop");
    assertThat(told(cohere))
        .endsWith("| You are terse. | user: Hi, assistant: Hello, user: What is 2+2? | 4 | stop");
    assertThat(told(mistral)).endsWith("| null | user: What is 2+2? | 4 | stop");
    assertThat(told(llamaStream)).endsWith("| Four | length");
  }

  @Test
  void readsWhatTheCallerSaysInItsMetadata() {
    String log =
        bedrock(
            "amazon.nova-lite-v1:0",
            MESSAGES,
            "{}",
            ",\"requestMetadata\":{\"TenantID\":\"acme\",\"traceparent\":\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\",\"prompt_version\":\"7\",\"userId\":\"u1\"}");
    Span span = Harmonized.span(log);

    assertThat(span.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(span.origin().isTraceIdKnown()).isTrue();
    assertThat(span.dimensions().tenantId()).isEqualTo("acme");
    assertThat(span.dimensions().promptVersion()).isEqualTo("7");
    assertThat(span.dimensions().userId()).isEqualTo("pseudonym of u1");
  }

  @Test
  void readsAFailureWithoutBodies() {
    String log =
        """
        {"schemaType":"ModelInvocationLog","timestamp":"2026-11-22T10:00:00Z","requestId":"r","operation":"Converse","modelId":"m","errorCode":"ThrottlingException","input":{"inputContentType":"application/json"}}
        """;
    Span span = Harmonized.span(log);

    assertThat(span.isError()).isTrue();
    assertThat(span.errorType()).isEqualTo("ThrottlingException");
    assertThat(span.operation()).isEqualTo("chat");
    assertThat(span.modelCall().inputTokens()).isNull();
    assertThat(span.modelCall().messages()).isNull();
  }

  private static final String XRAY_ID = "1-5759e988-bd862e3fe1be46a994272793";
  private static final String TRACE = "5759e988bd862e3fe1be46a994272793";

  /** API Gateway, Lambda, a subsegment and Step Functions of one request: one trace. */
  @Test
  void bringsTheHopsOfOneRequestTogether() {
    String gateway =
        "{\"requestId\":\"g1\",\"requestTimeEpoch\":\"1763805600000\",\"httpMethod\":\"POST\",\"resourcePath\":\"/ask\",\"status\":\"200\",\"responseLatency\":\"120\",\"xrayTraceId\":\"%s\",\"user\":\"-\"}"
            .formatted(XRAY_ID);
    String xray =
        """
        {"name":"ask","id":"53995c3f42cd8ad8","trace_id":"%s","start_time":1.763805600010E9,"end_time":1763805600.100,"aws":{"request_id":"l1"},
        "subsegments":[{"id":"00f067aa0ba902b7","name":"bedrock-runtime","namespace":"aws","start_time":1763805600.020,"end_time":1763805600.090,"throttle":true,"aws":{"operation":"Converse","request_id":"b1"}}]}
        """
            .formatted(XRAY_ID);
    String step =
        "{\"id\":\"1\",\"type\":\"ExecutionStarted\",\"details\":{\"input\":\"{\\\"traceparent\\\":\\\"00-%s-00f067aa0ba902b7-01\\\"}\"},\"previous_event_id\":\"0\",\"event_timestamp\":\"1763805600005\",\"execution_arn\":\"arn:aws:states:eu-west-1:1:execution:ask:x\"}"
            .formatted(TRACE);
    String report =
        "REPORT RequestId: 8f507cfc-3d4d-4c1c-a0f3-5a1a3a4b5c6d\\tDuration: 80.5 ms\\tBilled Duration: 81 ms\\nXRAY TraceId: %s\\tSegmentId: 6f1d0f3a5b7c9e11\\tSampled: true"
            .formatted(XRAY_ID);
    String envelope =
        "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"/aws/lambda/ask\",\"logStream\":\"s\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1763805600095,\"message\":\"%s\"},{\"id\":\"2\",\"timestamp\":1,\"message\":\"some text\"}]}"
            .formatted(report);
    byte[] firehose = concat(gzip(bytes(envelope)), gzip(bytes(gateway + xray + step)));

    List<Span> spans = Harmonized.spans(gzip(firehose));

    assertThat(spans).extracting(Span::traceId).containsOnly(TRACE).hasSize(5);
    assertThat(spans)
        .extracting(Span::name)
        .containsExactly("ask", "POST /ask", "ask", "bedrock-runtime", "ExecutionStarted");
    assertThat(spans.get(0).durationMs()).isEqualTo(80.5);
    assertThat(spans.get(0).endMicros()).isEqualTo(1_763_805_600_095_000L);
    assertThat(spans.get(1).dimensions().route()).isEqualTo("/ask");
    assertThat(spans.get(1).durationMs()).isEqualTo(120);
    assertThat(spans.get(2).startMicros()).isEqualTo(1_763_805_600_010_000L);
    assertThat(spans.get(3).parentSpanId()).isEqualTo("53995c3f42cd8ad8");
    assertThat(spans.get(3).errorType()).isEqualTo("throttle");
  }

  @Test
  void givesEventsOfAnExecutionOneTraceOfTheirOwn() {
    String event =
        "{\"id\":\"%d\",\"type\":\"TaskStateEntered\",\"details\":{\"name\":\"Ask\"},\"previous_event_id\":\"%d\",\"event_timestamp\":\"1763805600005\",\"execution_arn\":\"arn:x:%s\"}";
    List<Span> spans =
        Harmonized.spans(
            event.formatted(2, 1, "a")
                + "\n"
                + event.formatted(3, 2, "a")
                + "\n"
                + event.formatted(2, 1, "b"));

    assertThat(spans.get(0).traceId()).isEqualTo(spans.get(1).traceId());
    assertThat(spans.get(1).parentSpanId()).isEqualTo(spans.get(0).spanId());
    assertThat(spans.get(2).traceId()).isNotEqualTo(spans.get(0).traceId());
    assertThat(spans).noneMatch(span -> span.origin().isTraceIdKnown());
  }

  @Test
  void passesOverControlMessagesAndSaysWhatIsBroken() {
    String control =
        "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\",\"timestamp\":1,\"message\":\"x\"}]}";
    String broken =
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1,\"message\":\"{\\\"input\\\":\\\"{\\\"a\\\":1}\\\"}\"}]}";

    assertThat(Harmonized.spans(control)).isEmpty();
    assertThat(Harmonized.reasons(control)).isEmpty();
    assertThat(Harmonized.reasons(broken)).containsExactly("broken_json");
    assertThat(Harmonized.reasons("{\"awslogs\":{\"data\":\"no base64!\"}}"))
        .containsExactly("broken_envelope");
  }

  @Test
  void readsGatewaysAttemptsAsOneRequest() {
    String attempt =
        "{\"id\":\"%s\",\"call_id\":\"%s\",\"trace_id\":\"not-a-uuid\",\"call_type\":\"acompletion\",\"status\":\"%s\",\"startTime\":1763805600.0,\"endTime\":1763805601.5,\"completionStartTime\":1763805600.4,\"stream\":true,\"model\":\"gpt-4o\",\"prompt_tokens\":0,\"completion_tokens\":0,\"error_information\":{\"error_code\":\"429\",\"error_message\":\"slow down\"},\"metadata\":{\"user_api_key_team_id\":\"team\"},\"end_user\":\"\"}";
    List<RawSpan> attempts =
        Harmonized.records(
                bytes(
                    attempt.formatted("a", "1", "failure")
                        + attempt.formatted("b", "2", "success")))
            .stream()
            .map(positioned -> (RawSpan) positioned.record())
            .toList();

    assertThat(attempts)
        .extracting(RawSpan::traceId)
        .hasSize(2)
        .containsOnly(attempts.get(0).traceId());
    assertThat(attempts).extracting(RawSpan::evidence).containsOnly(Evidence.CALL_LOG);
    assertThat(attempts.get(0).status()).isEqualTo(RawSpan.Status.ERROR);
    assertThat(attempts.get(0).attributes()).doesNotContainKey("gen_ai.usage.input_tokens");
    assertThat(attempts.get(1).attributes())
        .containsEntry("gen_ai.usage.input_tokens", 0L)
        .containsEntry("tenant.id", "team")
        .doesNotContainKey("user.id");
  }
}
