package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.bytes;
import static dev.lakeglass.source.StoredObject.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs as lines of text: CloudWatch's export tasks and API Gateway's templates. */
class TextLogsTest {
  private static final String REQUEST = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";

  /** Messages of several lines go on without a time; each is read as what it is. */
  @Test
  void readsWhatAnExportTaskWrites() {
    String export =
        """
        2025-11-22T10:00:00.000Z START RequestId: 8f507cfc-3d4d-4c1c-a0f3-5a1a3a4b5c6d Version: $LATEST
        2025-11-22T10:00:00.050Z {
          "schemaType": "ModelInvocationLog", "timestamp": "2025-11-22T10:00:00Z",
          "requestId": "r", "operation": "Converse", "modelId": "m"
        }
        2025-11-22T10:00:00.060Z Traceback (most recent call last):
          File "x.py", line 1

        ValueError: {"not": "ours"
        2025-11-22T10:00:00.095Z REPORT RequestId: 8f507cfc-3d4d-4c1c-a0f3-5a1a3a4b5c6d\tDuration: 80.5 ms\tBilled Duration: 81 ms
        XRAY TraceId: 1-5759e988-bd862e3fe1be46a994272793\tSegmentId: 6f1d0f3a5b7c9e11\tSampled: true
        2025-11-22T10:00:01Z {"requestId":"g1","requestTimeEpoch":"1763805600000","httpMethod":"POST","resourcePath":"/ask","status":"200"}
        2025-11-22T10:00:02Z {"broken": "json
        """;
    List<Positioned> records = Harmonized.records(gzip(bytes(export)));
    List<Span> spans = Harmonized.spans(gzip(bytes(export)));

    assertThat(records)
        .extracting(Positioned::format)
        .containsExactly("lambda", "bedrock", "cloudwatch", "lambda", "apigateway", "cloudwatch");
    assertThat(Harmonized.reasons(export)).containsExactly("broken_json");
    assertThat(spans).hasSize(3);
    assertThat(spans.get(1).traceId()).isEqualTo("5759e988bd862e3fe1be46a994272793");
    assertThat(spans.get(1).spanId()).isEqualTo("6f1d0f3a5b7c9e11");
    assertThat(spans.get(1).endMicros()).isEqualTo(1_763_805_600_095_000L);
    assertThat(spans.get(1).durationMs()).isEqualTo(80.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1 - - [22/Nov/2025:10:00:00 +0000]\"POST /ask HTTP/1.1\" 502 65 " + REQUEST,
        "127.0.0.1 me you [22/Nov/2025:10:00:00 +0000] \"POST /ask HTTP/1.1\" 502 - "
            + REQUEST
            + " JKJaXmPLvHcESHA=",
        "127.0.0.1,-,-,22/Nov/2025:10:00:00 +0000,POST,/ask,HTTP/1.1,502,65," + REQUEST,
        "127.0.0.1,-,-,22/Nov/2025:10:00:00 +0000,POST,/ask,HTTP/1.1,502,65,"
            + REQUEST
            + ",JKJaXmPLvHcESHA="
      })
  void readsAccessLogsOfText(String line) {
    Span span = Harmonized.span(line);
    String envelope =
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1,\"message\":\"%s\"}]}"
            .formatted(line.replace("\"", "\\\""));

    assertThat(span.name()).isEqualTo("POST /ask");
    assertThat(span.dimensions().route()).isEqualTo("/ask");
    assertThat(span.httpStatusCode()).isEqualTo(502);
    assertThat(span.isError()).isTrue();
    assertThat(span.startMicros()).isEqualTo(1_763_805_600_000_000L);
    assertThat(span.origin().callIds()).hasSize(1);
    assertThat(Harmonized.span(envelope).spanId()).isEqualTo(span.spanId());
    assertThat(Harmonized.span("2025-11-22T10:00:00.095Z " + line).spanId())
        .isEqualTo(span.spanId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1 - - [22/Nov/2025:10:00:00 +0000] \"GET / HTTP/1.1\" 200 65",
        "127.0.0.1 - - [22/Nov/2025:10:00:00 +0000] \"GET / HTTP/1.1\" 200 65 \"-\" \"curl\"",
        "a,b,c,d,e,f,g,h,i,j"
      })
  void takesNoOtherServersLogForOne(String line) {
    assertThat(Harmonized.reasons(line)).containsExactly("unknown_format");
  }

  private static final String HEADER =
      "id,trace_id,project_id,type,parent_observation_id,start_time,end_time,name,level,input,output,provided_model_name,usage_details";

  private static String quoted(String field) {
    return "\"" + field.replace("\"", "\"\"") + "\"";
  }

  private static String row(String id, String input, String output) {
    return String.join(
        ",",
        id,
        "a1",
        "p",
        "GENERATION",
        "\"\"",
        "2025-11-22 10:00:00.000000",
        "2025-11-22 10:00:01.000000",
        "ask",
        "DEFAULT",
        quoted(input),
        quoted(output),
        "gpt-4o",
        quoted("{\"input\":7,\"output\":3}"));
  }

  /** Quotes, commas and line breaks stand within quotes; nested values are JSON in a text. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsLangfuseTablesAsCsv(String end) {
    String csv =
        "\ufeff"
            + HEADER
            + end
            + row("o1", "[{\"role\":\"user\",\"content\":\"Two, \\\"please\\\"\"}]", "Yes, \"two\"")
            + end
            + row("o2", "of two" + end + "lines, plain", "")
            + end;
    List<Span> spans = Harmonized.spans(gzip(bytes(csv)));

    assertThat(spans).hasSize(2);
    assertThat(spans.get(0).modelCall().userInput()).isEqualTo("Two, \"please\"");
    assertThat(spans.get(0).modelCall().outputText()).isEqualTo("Yes, \"two\"");
    assertThat(spans.get(0).modelCall().inputTokens()).isEqualTo(7);
    assertThat(spans.get(0).durationMs()).isEqualTo(1_000);
    assertThat(spans.get(0).parentSpanId()).isNull();
    assertThat(spans.get(1).spanId()).isEqualTo("o2");
    assertThat(spans.get(1).modelCall().userInput()).isEqualTo("of two" + end + "lines, plain");
    assertThat(spans.get(1).modelCall().outputText()).isNull();
  }

  @Test
  void readsLangfuseScoresAsCsvAndSaysWhatIsCut() {
    String csv =
        "\"id\",\"trace_id\",\"name\",\"value\",\"string_value\",\"data_type\",\"source\",\"timestamp\",\"comment\"\n"
            + "s1,a1,tone,0.5,,NUMERIC,API,2025-11-22 10:00:00,\"nice, really\"\n"
            + "s2,a1,tone,0.5,,NUMERIC,API,2025-11-22 10:00:00,\"cut of";

    assertThat(Harmonized.feedback(csv))
        .extracting(f -> f.id() + " " + f.number().getAsDouble() + " " + f.comment().orElse(""))
        .containsExactly("s1 0.5 nice, really");
    assertThat(Harmonized.reasons(csv)).containsExactly("truncated_object");
  }

  /** The prompt of a batch stands in its input file, and knows no more than the caller's id. */
  @Test
  void readsWhatABatchAsked() {
    String asked =
        "{\"custom_id\":\"c-1\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"gpt-4o\",\"temperature\":0.5,\"messages\":[{\"role\":\"system\",\"content\":\"You are terse.\"},{\"role\":\"user\",\"content\":\"What is 2+2?\"}]}}";
    String answered =
        "{\"id\":\"batch_req_1\",\"custom_id\":\"c-1\",\"response\":{\"status_code\":200,\"request_id\":\"r\",\"body\":{\"object\":\"chat.completion\",\"created\":1763805600,\"model\":\"gpt-4o\"}},\"error\":null}";
    RawSpan content = (RawSpan) Harmonized.records(bytes(asked)).get(0).record();
    Span question = Harmonized.span(asked);

    assertThat(content.evidence()).isEqualTo(RawSpan.Evidence.EVENTS);
    assertThat(content.spanId()).isEmpty();
    assertThat(question.modelCall().userInput()).isEqualTo("What is 2+2?");
    assertThat(question.modelCall().systemPrompt()).isEqualTo("You are terse.");
    assertThat(question.modelCall().temperature()).isEqualTo(0.5);
    assertThat(question.origin().callIds())
        .hasSize(1)
        .containsAnyElementsOf(Harmonized.span(answered).origin().callIds());
  }
}
