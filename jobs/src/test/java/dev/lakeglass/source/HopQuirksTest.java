package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.bytes;
import static dev.lakeglass.source.StoredObject.document;
import static dev.lakeglass.source.StoredObject.outline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services between a user and a model write, and what their manuals get wrong. */
class HopQuirksTest {
  private static final String SEGMENT =
      "{\"name\":\"a\",\"id\":\"53995c3f42cd8ad8\",\"trace_id\":\"1-5759e988-bd862e3fe1be46a994272793\",\"start_time\":%s}";

  private static final String EVENT =
      "{\"id\":\"1\",\"type\":\"TaskStateEntered\",\"details\":{%s},\"previous_event_id\":\"0\",\"event_timestamp\":\"1763805600000\",\"execution_arn\":\"arn:aws:states:eu-west-1:1:execution:ask:x\"}";

  private static final String ACCESS =
      "{\"requestId\":\"g1\",%s,\"httpMethod\":\"POST\",\"resourcePath\":\"/ask\",\"status\":\"%s\",\"responseLatency\":\"%s\",\"xrayTraceId\":\"-\"}";

  static List<String> oneMomentInEveryUnit() {
    return List.of(
        // nanoseconds
        "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"spans\":[{\"traceId\":\"a1\",\"spanId\":\"b1\",\"startTimeUnixNano\":\"1763805600000000000\"}]}]}]}",
        // microseconds
        "{\"data\":[{\"traceID\":\"a1\",\"spans\":[{\"traceID\":\"a1\",\"spanID\":\"b1\",\"operationName\":\"x\",\"startTime\":1763805600000000,\"duration\":5}],\"processes\":{}}]}",
        // milliseconds in a text
        EVENT.formatted(""),
        ACCESS.formatted("\"requestTimeEpoch\":\"1763805600000\"", "200", "1"),
        // milliseconds, of the envelope
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1763805600000,\"message\":\"REPORT RequestId: 8f507cfc-3d4d-4c1c-a0f3-5a1a3a4b5c6d Duration: 0 ms\"}]}",
        // seconds with a fraction, with an exponent
        SEGMENT.formatted("1763805600.000"),
        SEGMENT.formatted("1.7638056E9"),
        "{\"id\":\"r\",\"call_type\":\"completion\",\"startTime\":1763805600.0,\"endTime\":1763805601.0}",
        "{\"id\":\"r\",\"call_type\":\"completion\",\"startTime\":\"2025-11-22 10:00:00.000000\",\"endTime\":\"2025-11-22 10:00:01.000000\"}",
        // whole seconds
        "{\"id\":\"batch_req_1\",\"custom_id\":\"c\",\"response\":{\"status_code\":200,\"request_id\":\"r\",\"body\":{\"object\":\"chat.completion\",\"created\":1763805600}},\"error\":null}",
        // texts: with zone, without, of an access log, with a colon before the milliseconds
        "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2025-11-22T10:00:00Z\",\"requestId\":\"r\",\"operation\":\"Converse\",\"modelId\":\"m\"}",
        "{\"id\":\"b1\",\"trace_id\":\"a1\",\"project_id\":\"p\",\"type\":\"SPAN\",\"start_time\":\"2025-11-22 10:00:00.000000\"}",
        ACCESS.formatted("\"requestTime\":\"22/Nov/2025:11:00:00 +0100\"", "200", "1"),
        "{\"time\":\"2025-11-22T10:00:00:000Z\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"r\",\"metrics\":{\"durationMs\":0}}}");
  }

  @ParameterizedTest
  @MethodSource("oneMomentInEveryUnit")
  void readsTheSameMomentInEveryUnit(String record) {
    assertThat(Harmonized.span(record).startMicros()).isEqualTo(1_763_805_600_000_000L);
  }

  /** A segment is sent while it runs, and again when it ends, under the same id. */
  @Test
  void readsASegmentThatStillRuns() {
    Span running =
        Harmonized.span(SEGMENT.formatted("1763805600").replace("}", ",\"in_progress\":true}"));
    Span ended =
        Harmonized.span(SEGMENT.formatted("1763805600").replace("}", ",\"end_time\":1763805602}"));

    assertThat(running.durationMs()).isZero();
    assertThat(running.attributes()).containsEntry("xray.in_progress", "true");
    assertThat(ended.spanId()).isEqualTo(running.spanId());
    assertThat(ended.endMicros()).isGreaterThan(running.endMicros());
  }

  @Test
  void readsNumbersAndTruthValuesInQuotes() {
    Span access =
        Harmonized.span(ACCESS.formatted("\"requestTimeEpoch\":\"1763805600000\"", "502", "12.5"));
    Span row =
        Harmonized.span(
            "{\"id\":\"b1\",\"trace_id\":\"a1\",\"project_id\":\"p\",\"type\":\"GENERATION\",\"start_time\":\"2025-11-22 10:00:00\",\"usage_details\":{\"input\":\"7\",\"output\":\"3\"},\"total_cost\":\"0.001\"}");
    Span cached = Harmonized.span(SameCallTest.otlp("s", "", "lakeglass.cache.hit=true"));

    assertThat(access.httpStatusCode()).isEqualTo(502);
    assertThat(access.isError()).isTrue();
    assertThat(access.durationMs()).isEqualTo(12.5);
    assertThat(row.modelCall().inputTokens()).isEqualTo(7);
    assertThat(row.modelCall().outputTokens()).isEqualTo(3);
    assertThat(cached.isCacheHit()).isTrue();
  }

  /** Examples of AWS's own manual have a comma too many, or lack one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"id\":\"53995c3f42cd8ad8\",\"start_time\":1763805600,}",
        "{\"name\":\"a\" \"id\":\"53995c3f42cd8ad8\",\"start_time\":1763805600}",
        "{\"time\":\"2025-11-22T10:00:00:000Z\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"r\",}}"
      })
  void callsExamplesOfAManualBrokenAndKeepsTheirNeighbour(String example) {
    assertThat(outline(example + "\n" + document(1))).containsExactly("broken_json", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "\"input\":null",
        "\"input\":\"{\\\"traceparent\\\":\\\"00-5759e988bd862e3fe1be46a994272793-00f067aa0ba902b7-01\\\"}\"",
        "\"input\":{\"traceparent\":\"00-5759e988bd862e3fe1be46a994272793-00f067aa0ba902b7-01\"}",
        "\"parameters\":{\"Headers\":{\"traceparent\":\"00-5759e988bd862e3fe1be46a994272793-00f067aa0ba902b7-01\"}}",
        "\"input\":\"{\\\"a\\\":\\\"cut\",\"inputDetails\":{\"truncated\":true}"
      })
  void readsExecutionEventsWhateverTheirInputIs(String details) {
    Span event = Harmonized.span(EVENT.formatted(details));

    assertThat(event.startMicros()).isEqualTo(1_763_805_600_000_000L);
    boolean isTold = details.contains("traceparent");
    assertThat(event.origin().isTraceIdKnown()).isEqualTo(isTold);
    assertThat(event.traceId().equals("5759e988bd862e3fe1be46a994272793")).isEqualTo(isTold);
  }

  /** The id of an event is unique within its stream only. */
  @Test
  void readsTheSameEventIdOfTwoStreams() {
    String report = "REPORT RequestId: 8f507cfc-3d4d-4c1c-a0f3-5a1a3a4b5c6%d Duration: 5 ms";
    String batch =
        "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"/aws/lambda/ask\",\"logStream\":\"%s\",\"policyLevel\":\"ACCOUNT_LEVEL_POLICY\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1763805600000,\"message\":\"%s\"}]}";

    List<Span> spans =
        Harmonized.spans(
            batch.formatted("one", report.formatted(1))
                + batch.formatted("other", report.formatted(2)));

    assertThat(spans).extracting(Span::spanId).doesNotHaveDuplicates().hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"awslogs\":{\"data\":\"%s\"}}",
        "{\"Records\":[{\"kinesis\":{\"data\":\"%s\"}}]}",
        "{\"attemptsMade\":4,\"errorCode\":\"Lambda.FunctionError\",\"rawData\":\"%s\"}"
      })
  void passesOverControlMessagesInEveryWrapper(String wrapper) {
    String control =
        "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logEvents\":[{\"id\":\"\",\"timestamp\":1,\"message\":\"CWL CONTROL MESSAGE: Checking health\"}]}";
    String object =
        wrapper.formatted(Base64.getEncoder().encodeToString(StoredObject.gzip(bytes(control))));

    assertThat(Harmonized.records(object.getBytes(StandardCharsets.UTF_8))).hasSize(1);
    assertThat(outline(object)).isEmpty();
  }

  /** One log record under one id twice, once with more of the guardrail: the same call. */
  @Test
  void givesTheSameRequestOneIdHoweverOftenItIsLogged() {
    String log =
        "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2025-11-22T10:00:00Z\",\"requestId\":\"r\",\"operation\":\"Converse\",\"modelId\":\"m\",\"input\":{\"inputTokenCount\":1},\"output\":{\"outputTokenCount\":%d%s}}";
    List<Span> spans =
        Harmonized.spans(
            log.formatted(1, "")
                + "\n"
                + log.formatted(1, ",\"outputBodyJson\":{\"stopReason\":\"end_turn\"}"));

    assertThat(spans).hasSize(2);
    assertThat(spans).extracting(Span::spanId).containsOnly(spans.get(0).spanId());
    assertThat(spans).extracting(Span::traceId).containsOnly(spans.get(0).traceId());
  }

  /** Counts beside the bodies leave the cache out with one provider and hold it with another. */
  @ParameterizedTest
  @MethodSource("theSameTokens")
  void countsTheCacheOnceWhoeverCounts(String record) {
    Span span = Harmonized.span(record);

    assertThat(
            Map.of(
                "input", span.modelCall().inputTokens(),
                "read", span.modelCall().cachedInputTokens(),
                "output", span.modelCall().outputTokens()))
        .isEqualTo(Map.of("input", 100L, "read", 90L, "output", 8L));
  }

  static List<String> theSameTokens() {
    return List.of(
        SameCallTest.otlp(
            "chat",
            "",
            "gen_ai.operation.name=chat",
            "gen_ai.usage.input_tokens=100",
            "gen_ai.usage.cache_read.input_tokens=90",
            "gen_ai.usage.output_tokens=8",
            "gen_ai.usage.reasoning.output_tokens=5"),
        "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2025-11-22T10:00:00Z\",\"requestId\":\"r\",\"operation\":\"Converse\",\"modelId\":\"m\",\"input\":{\"inputTokenCount\":10,\"cacheReadInputTokenCount\":90},\"output\":{\"outputTokenCount\":8}}",
        "{\"id\":\"b1\",\"trace_id\":\"a1\",\"project_id\":\"p\",\"type\":\"GENERATION\",\"start_time\":\"2025-11-22 10:00:00\",\"usage_details\":{\"input\":10,\"input_cached_tokens\":90,\"output\":3,\"output_reasoning\":5}}",
        "{\"id\":\"r\",\"call_type\":\"completion\",\"startTime\":1763805600.0,\"endTime\":1763805601.0,\"status\":\"success\",\"prompt_tokens\":100,\"completion_tokens\":8,\"response\":{\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":8,\"prompt_tokens_details\":{\"cached_tokens\":90},\"completion_tokens_details\":{\"reasoning_tokens\":5}}}}");
  }
}
