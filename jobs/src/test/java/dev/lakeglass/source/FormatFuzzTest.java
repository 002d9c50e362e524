package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged documents of every format: reading ends, nothing is thrown, no neighbour is lost. */
class FormatFuzzTest {
  private static final int ROUNDS = 150;
  private static final String NEIGHBOUR = StoredObject.document(7);

  static Stream<Arguments> documents() {
    return Stream.concat(
        SameCallTest.forms()
            .map(Arguments::get)
            .map(form -> Arguments.of(form[0], oneLine((String) form[1]))),
        Stream.of(
            Arguments.of(
                "CloudWatch",
                "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1763805600095,\"message\":\"REPORT RequestId: 8f507cfc-3d4d-4c1c-a0f3-5a1a3a4b5c6d Duration: 80.5 ms\"}]}"),
            Arguments.of(
                "X-Ray",
                "{\"name\":\"ask\",\"id\":\"53995c3f42cd8ad8\",\"trace_id\":\"1-5759e988-bd862e3fe1be46a994272793\",\"start_time\":1.7638056E9,\"end_time\":1763805601,\"subsegments\":[{\"id\":\"00f067aa0ba902b7\",\"name\":\"s3\",\"start_time\":1763805600}]}"),
            Arguments.of(
                "Step Functions",
                "{\"id\":\"1\",\"type\":\"ExecutionStarted\",\"details\":{\"input\":\"{}\"},\"previous_event_id\":\"0\",\"event_timestamp\":\"1763805600005\",\"execution_arn\":\"arn:x\"}"),
            Arguments.of(
                "Bedrock",
                "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-11-22T10:00:00Z\",\"requestId\":\"r\",\"operation\":\"Converse\",\"modelId\":\"m\",\"input\":{\"inputBodyJson\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]},\"inputTokenCount\":1},\"output\":{\"outputBodyJson\":[{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"text\":\"a\"}}]}}")));
  }

  /** Without the array around it: a line of a log is an object. */
  private static String oneLine(String document) {
    return document.strip().replaceAll("\\s*\\n\\s*", "").replaceAll("^\\[|]$", "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void losesNoNeighbourOfADamagedDocument(String form, String document) {
    Random random = new Random(20261122);
    byte[] good = StoredObject.bytes(document);
    byte[] after = StoredObject.bytes("\n" + NEIGHBOUR + "\n");
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
              // white space stays, so that the line stays one
              int at = 1 + random.nextInt(damaged.length - 1);
              damaged[at] = (byte) (0x21 + random.nextInt(0xdd));
            }
            byte[] object = StoredObject.concat(damaged, after);
            assertThat(Harmonized.records(object))
                .as(
                    () ->
                        form
                            + ": "
                            + new String(object, java.nio.charset.StandardCharsets.ISO_8859_1))
                .anyMatch(FormatFuzzTest::isNeighbour);
            assertThat(Harmonized.spans(object)).isNotEmpty();
            assertThat(Harmonized.reasons(object)).doesNotContain("decoding_failed");
          }
        });
  }

  private static boolean isNeighbour(Positioned positioned) {
    return positioned.record() instanceof RawSpan span
        && span.spanId().equals("b".repeat(15) + "7");
  }

  /** The next line begins just as the cut one did, as in a file of one writer. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void givesAReasonForADocumentCutAnywhere(String form, String document) {
    int whole = Harmonized.records(StoredObject.bytes(document)).size();
    for (int cut = 2; cut < document.length() - 1; cut += 7) {
      String object = document.substring(0, cut) + "\n" + document;
      List<Positioned> records = Harmonized.records(StoredObject.bytes(object));

      assertThat(records)
          .as(form + " cut at " + cut)
          .anySatisfy(r -> assertThat(r.record()).isInstanceOf(Rejected.class));
      assertThat(records)
          .as(form + " cut at " + cut)
          .filteredOn(r -> r.record() instanceof RawSpan)
          .hasSizeGreaterThanOrEqualTo(whole);
    }
  }

  @Test
  void readsManyFormatsInOneObject() {
    String all = String.join("\n", documents().map(form -> (String) form.get()[1]).toList()) + "\n";

    assertThat(Harmonized.spans(all)).hasSize((int) documents().count() + 1);
  }
}
