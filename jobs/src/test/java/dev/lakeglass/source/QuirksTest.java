package dev.lakeglass.source;

import static dev.lakeglass.source.SameCallTest.event;
import static dev.lakeglass.source.SameCallTest.otlp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Span;
import dev.lakeglass.span.Span.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real writers do that no specification says; framing and transport stand beside it. */
class QuirksTest {
  private static Span chat(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "gen_ai.operation.name=chat";
    all[1] = "gen_ai.request.model=m";
    System.arraycopy(more, 0, all, 2, more.length);
    return Harmonized.span(otlp("chat", "", all));
  }

  private static String span(String fields) {
    return "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"spans\":[{"
        + fields
        + "}]}]}]}";
  }

  @Test
  void toleratesNumbersThatAreNone() {
    String object =
        span(
            "\"traceId\":\"a1\",\"spanId\":\"b1\",\"startTimeUnixNano\":1763805600000274700,\"droppedAttributesCount\":NaN,"
                + "\"attributes\":[{\"key\":\"x\",\"value\":{\"doubleValue\":\"NaN\"}},{\"key\":\"y\",\"value\":{\"doubleValue\":NaN}}]");
    Span read = Harmonized.span(object);

    assertThat(read.startMicros()).isEqualTo(1_763_805_600_000_274L);
    assertThat(read.attributes()).containsKeys("x", "y");
  }

  @Test
  void takesTheLastOfTwoKeys() {
    Span read =
        Harmonized.span(
            span(
                "\"traceId\":\"a1\",\"spanId\":\"b0\",\"spanId\":\"b1\",\"startTimeUnixNano\":\"1\",\"attributes\":[{\"key\":\"x\",\"value\":{\"stringValue\":\"1\"}},{\"key\":\"x\",\"value\":{\"stringValue\":\"2\"}}]"));

    assertThat(read.spanId()).isEqualTo("b1");
    assertThat(read.attributes()).containsEntry("x", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "4BF92F3577B34DA6A3CE929D0E0E4736, 4bf92f3577b34da6a3ce929d0e0e4736",
    "S/kvNXezTaajzpKdDg5HNg==, 4bf92f3577b34da6a3ce929d0e0e4736",
    "4bf92f35-77b3-4da6-a3ce-929d0e0e4736, 4bf92f3577b34da6a3ce929d0e0e4736",
    "1-4bf92f35-77b34da6a3ce929d0e0e4736, 4bf92f3577b34da6a3ce929d0e0e4736",
    "1-4bf92f35-77b34da6xmplxmplxmplxmpl, 1-4bf92f35-77b34da6xmplxmplxmplxmpl",
    "s01, s01"
  })
  void spellsTraceIdsInOneWay(String raw, String expected) {
    assertThat(Ids.traceId(raw)).isEqualTo(expected);
  }

  @Test
  void readsTraceHeadersInAnyOrder() {
    String root = "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736";
    for (String header :
        List.of(
            root,
            root + ";Parent=00f067aa0ba902b7;Sampled=1",
            "Self=1-11111111-222222222222222222222222;" + root,
            "Sampled=0;Parent=00f067aa0ba902b7;" + root,
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")) {
      assertThat(Ids.traceIdOfHeader(header))
          .as(header)
          .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-22T10:00:00Z, 0",
    "2025-11-22T11:00:00.5+01:00, 500000000",
    "2025-11-22 10:00:00.000001, 1000",
    "2025-11-22T10:00:00, 0",
    "22/Nov/2025:10:00:00 +0000, 0",
    "2025-11-22T10:00:00:521Z, 521000000"
  })
  void readsTimesHoweverTheyAreSpelt(String text, long nanos) {
    assertThat(Times.parse(text)).isEqualTo(1_763_805_600_000_000_000L + nanos);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "yesterday", "2025-13-45T99:00:00Z", "99999999999999999999999"})
  void knowsNoTimeInOtherTexts(String text) {
    assertThat(Times.parse(text)).isZero();
  }

  @Test
  void takesTheSpellingsOfNothingForNothing() {
    String log =
        "{\"id\":\"x\",\"call_type\":\"completion\",\"startTime\":1763805600,\"end_user\":\"%s\",\"metadata\":{\"user_api_key_team_id\":\"None\"}}";

    assertThat(Harmonized.span(log.formatted("-")).dimensions().userId()).isNull();
    assertThat(Harmonized.span(log.formatted("-")).dimensions().tenantId()).isNull();
    assertThat(Harmonized.span(log.formatted("u")).dimensions().userId())
        .isEqualTo("pseudonym of u");
  }

  @Test
  void neverAddsOldAndNewCounts() {
    Span read =
        chat(
            "gen_ai.usage.prompt_tokens=7",
            "gen_ai.usage.input_tokens=7",
            "llm.usage.total_tokens=9");

    assertThat(read.modelCall().inputTokens()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'city': 'London'}", "{\"city\": ", "[1,2", "plain"})
  void keepsArgumentsThatAreNoJson(String arguments) {
    Span read =
        Harmonized.span(
            otlp(
                "chat",
                "",
                "openinference.span.kind=LLM",
                "llm.output_messages.0.message.tool_calls.0.tool_call.function.name=get",
                "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments="
                    + arguments));

    assertThat(read.modelCall().toolCalls().get(0).arguments()).isEqualTo(arguments);
  }

  @Test
  void keepsMessagesThatWereCutOff() {
    Span read = chat("gen_ai.input.messages=[{\"role\":\"user\",\"content\":\"How do I ret");

    assertThat(read.modelCall().userInput())
        .isEqualTo("[{\"role\":\"user\",\"content\":\"How do I ret");
  }

  @Test
  void takesTheLastUserMessageForTheInput() {
    Span read =
        chat(
            "gen_ai.input.messages=[{\"role\":\"human\",\"content\":\"first\"},{\"role\":\"ai\",\"content\":\"answer\"},{\"role\":\"user\",\"content\":\"second\"},{\"role\":\"function\",\"content\":\"{}\"}]");

    assertThat(read.modelCall().userInput()).isEqualTo("second");
    assertThat(read.modelCall().messages())
        .extracting(Message::role)
        .containsExactly("user", "assistant", "user", "tool");
  }

  @Test
  void tellsContentThatIsOffFromContentThatIsEmpty() {
    assertThat(chat("gen_ai.usage.output_tokens=5").modelCall().outputText()).isNull();
    assertThat(chat("gen_ai.usage.output_tokens=5").modelCall().messages()).isNull();
    assertThat(
            chat("gen_ai.output.messages=[{\"role\":\"assistant\",\"parts\":[]}]")
                .modelCall()
                .outputText())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, stop",
    "end_turn, stop",
    "COMPLETE, stop",
    "FINISH, stop",
    "MAX_TOKENS, length",
    "max_output_tokens, length",
    "tool_use, tool_calls",
    "tool-calls, tool_calls",
    "guardrail_intervened, content_filter",
    "something_new, something_new"
  })
  void spellsFinishReasonsInOneWay(String raw, String expected) {
    assertThat(chat("gen_ai.response.finish_reasons=" + raw).modelCall().finishReason())
        .isEqualTo(expected);
    assertThat(chat("gen_ai.response.finish_reasons=[\"" + raw + "\"]").modelCall().finishReason())
        .isEqualTo(expected);
  }

  @Test
  void readsEveryAnswerOfSeveral() {
    Span read =
        chat(
            "gen_ai.completion.0.content=one",
            "gen_ai.completion.1.content=two",
            "gen_ai.completion.1.finish_reason=stop");

    assertThat(read.modelCall().outputText()).isEqualTo("one\ntwo");
    assertThat(read.modelCall().finishReason()).isEqualTo("stop");
  }

  @Test
  void spillsNoPicturesIntoTheTables() {
    String picture = "A".repeat(100_000);
    Span read =
        chat(
            "gen_ai.input.messages=[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is this?\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                + picture
                + "\"}}]}]");

    assertThat(read.modelCall().userInput())
        .startsWith("What is this?\n[image_url, 100")
        .hasSizeLessThan(60);
  }

  @Test
  void takesADistanceForNoScore() {
    Span read =
        Harmonized.span(
            otlp(
                "search",
                event("db.search.result", "db.search.result.id=a", "db.search.result.distance=0.1"),
                "db.system=milvus",
                "db.operation=search"));

    assertThat(read.search().documents().get(0).score()).isNull();
    assertThat(read.search().documents().get(0).id()).isEqualTo("a");
  }

  @Test
  void saysThatAGuardrailStoppedAStream() {
    String log =
        "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-11-22T10:00:00Z\",\"requestId\":\"r\",\"operation\":\"InvokeModelWithResponseStream\",\"modelId\":\"m\",\"input\":{\"inputTokenCount\":0},\"output\":{\"outputBodyJson\":[{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}},{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"No.\"},\"amazon-bedrock-guardrailAction\":\"INTERVENED\"},{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}],\"outputTokenCount\":0}}";
    Span read = Harmonized.span(log);

    assertThat(read.modelCall().finishReason()).isEqualTo("content_filter");
    assertThat(read.modelCall().outputText()).isEqualTo("No.");
    assertThat(read.modelCall().inputTokens()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "OpenAI, openai",
    "AWS, aws.bedrock",
    "MistralAI, mistral_ai",
    "vertex_ai, gcp.vertex_ai",
    "strands-agents, strands-agents"
  })
  void spellsProvidersInOneWay(String raw, String expected) {
    assertThat(chat("gen_ai.system=" + raw).dimensions().providerName()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-v1:0, us.anthropic.claude-v1:0",
    "amazon.nova-lite-v1:0, amazon.nova-lite-v1:0"
  })
  void readsModelsBehindArns(String modelId, String expected) {
    assertThat(BedrockLog.model(modelId)).isEqualTo(expected);
  }

  @Test
  void readsACauseThatIsAReference() {
    String segment =
        "{\"name\":\"a\",\"id\":\"53995c3f42cd8ad8\",\"trace_id\":\"1-5759e988-bd862e3fe1be46a994272793\",\"start_time\":1763805600,\"fault\":true,\"cause\":%s}";

    assertThat(Harmonized.span(segment.formatted("\"0b1c2d3e4f5a6b7c\"")).errorType())
        .isEqualTo("error");
    assertThat(
            Harmonized.span(
                    segment.formatted(
                        "{\"exceptions\":[{\"id\":\"x\",\"type\":\"Timeout\",\"message\":\"late\"}]}"))
                .errorType())
        .isEqualTo("Timeout");
  }

  @Test
  void readsDocumentsInTextsOfATraceExport() {
    String export =
        "{\"Traces\":[{\"Id\":\"1-5759e988-bd862e3fe1be46a994272793\",\"Segments\":[{\"Id\":\"53995c3f42cd8ad8\",\"Document\":\"{\\\"name\\\":\\\"a\\\",\\\"id\\\":\\\"53995c3f42cd8ad8\\\",\\\"trace_id\\\":\\\"1-5759e988-bd862e3fe1be46a994272793\\\",\\\"start_time\\\":1763805600.5}\"}]}]}";

    assertThat(Harmonized.span(export).startMicros()).isEqualTo(1_763_805_600_500_000L);
  }

  @Test
  void hidesWhatHeadersAndUserAttributesTell() {
    Span read =
        chat(
            "llm.request.type=chat",
            "llm.headers={\"authorization\":\"Bearer x\"}",
            "traceloop.association.properties.user_id=ann@example.org");

    assertThat(read.attributes().toString()).doesNotContain("Bearer").doesNotContain("ann@");
    assertThat(read.dimensions().userId()).isEqualTo("pseudonym of ann@example.org");
  }

  @Test
  void leavesAParentThatIsTheSpanItselfOut() {
    String object =
        span(
            "\"traceId\":\"a1\",\"spanId\":\"b1\",\"parentSpanId\":\"B1\",\"startTimeUnixNano\":\"5\",\"endTimeUnixNano\":\"0\"");
    RawSpan read = (RawSpan) Harmonized.records(StoredObject.bytes(object)).get(0).record();

    assertThat(read.parentSpanId()).isEmpty();
    assertThat(Harmonized.span(object).durationMs()).isZero();
  }
}
