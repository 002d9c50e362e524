package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.bytes;
import static dev.lakeglass.source.StoredObject.concat;
import static dev.lakeglass.source.StoredObject.document;
import static dev.lakeglass.source.StoredObject.gzip;
import static dev.lakeglass.source.StoredObject.outline;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.google.protobuf.CodedOutputStream;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Evidence;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OtlpProtobufTest {

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String key, String value) {
    byte[] any = message(out -> out.writeString(1, value));
    return message(
        out -> {
          out.writeString(1, key);
          out.writeByteArray(2, any);
        });
  }

  private static byte[] span(int digit) {
    return message(
        out -> {
          out.writeByteArray(1, HexFormat.of().parseHex("a".repeat(31) + digit));
          out.writeByteArray(2, HexFormat.of().parseHex("b".repeat(15) + digit));
          out.writeByteArray(4, HexFormat.of().parseHex("c".repeat(16)));
          out.writeString(5, "chat");
          out.writeEnum(6, 3);
          out.writeFixed64(7, 1_763_805_600_000_000_000L);
          out.writeFixed64(8, 1_763_805_601_000_000_000L);
          out.writeByteArray(9, text("gen_ai.request.model", "gpt-4o"));
          out.writeByteArray(
              9,
              message(
                  kv -> {
                    kv.writeString(1, "gen_ai.response.finish_reasons");
                    kv.writeByteArray(
                        2,
                        message(
                            any ->
                                any.writeByteArray(
                                    5,
                                    message(
                                        list ->
                                            list.writeByteArray(
                                                1, message(v -> v.writeString(1, "stop")))))));
                  }));
          out.writeByteArray(
              9,
              message(
                  kv -> {
                    kv.writeString(1, "gen_ai.usage.input_tokens");
                    kv.writeByteArray(2, message(any -> any.writeInt64(3, 24)));
                  }));
          out.writeByteArray(
              11,
              message(
                  event -> {
                    event.writeFixed64(1, 1);
                    event.writeString(2, "exception");
                    event.writeByteArray(3, text("exception.type", "Timeout"));
                  }));
          out.writeByteArray(
              13,
              message(
                  link -> {
                    link.writeByteArray(1, HexFormat.of().parseHex("d".repeat(32)));
                    link.writeByteArray(2, HexFormat.of().parseHex("e".repeat(16)));
                  }));
          out.writeByteArray(
              15,
              message(
                  status -> {
                    status.writeString(2, "late");
                    status.writeEnum(3, 2);
                  }));
        });
  }

  private static byte[] data(byte[]... records) {
    byte[] resource = message(out -> out.writeByteArray(1, text("service.name", "app")));
    byte[] scope =
        message(
            out -> {
              out.writeByteArray(1, message(s -> s.writeString(1, "scope")));
              for (byte[] record : records) {
                out.writeByteArray(2, record);
              }
            });
    return message(
        out ->
            out.writeByteArray(
                1,
                message(
                    inner -> {
                      inner.writeByteArray(1, resource);
                      inner.writeByteArray(2, scope);
                    })));
  }

  private static byte[] prefixed(byte[] message) {
    int n = message.length;
    return concat(
        new byte[] {(byte) (n >> 24), (byte) (n >> 16), (byte) (n >> 8), (byte) n}, message);
  }

  @Test
  void readsEveryFieldOfASpan() {
    RawSpan span = (RawSpan) Harmonized.records(data(span(1))).get(0).record();

    assertThat(span.traceId()).isEqualTo("a".repeat(31) + "1");
    assertThat(span.spanId()).isEqualTo("b".repeat(15) + "1");
    assertThat(span.parentSpanId()).isEqualTo("c".repeat(16));
    assertThat(span.kind()).isEqualTo(Kind.CLIENT);
    assertThat(span.endNanos() - span.startNanos()).isEqualTo(1_000_000_000L);
    assertThat(span.attributes())
        .isEqualTo(
            Map.of(
                "gen_ai.request.model",
                "gpt-4o",
                "gen_ai.response.finish_reasons",
                List.of("stop"),
                "gen_ai.usage.input_tokens",
                24L));
    assertThat(span.resource()).isEqualTo(Map.of("service.name", "app"));
    assertThat(span.status()).isEqualTo(Status.ERROR);
    assertThat(span.statusMessage()).isEqualTo("late");
    assertThat(span.links()).containsExactly(new RawSpan.Link("d".repeat(32), "e".repeat(16)));
    assertThat(span.events()).hasSize(1);
    assertThat(span.events().get(0).attributes()).containsEntry("exception.type", "Timeout");
  }

  @Test
  void readsBothFramingsAndEveryCompression() {
    byte[] one = data(span(1));
    byte[] two = data(span(2), span(3));
    List<String> all = List.of("1", "2", "3");

    assertThat(outline(data(span(1), span(2), span(3)))).isEqualTo(all);
    assertThat(outline(gzip(data(span(1), span(2), span(3))))).isEqualTo(all);
    assertThat(outline(concat(prefixed(one), prefixed(two)))).isEqualTo(all);
    assertThat(outline(Zstd.compress(concat(prefixed(one), prefixed(two))))).isEqualTo(all);
    assertThat(outline(concat(prefixed(Zstd.compress(one)), prefixed(Zstd.compress(two)))))
        .isEqualTo(all);
    assertThat(
            outline(
                concat(
                    prefixed(Zstd.compress(bytes(document(1)))),
                    prefixed(Zstd.compress(bytes(document(2, 3)))))))
        .isEqualTo(all);
    assertThat(outline(concat(prefixed(bytes(document(1))), prefixed(bytes(document(2, 3))))))
        .isEqualTo(all);
  }

  @Test
  void keepsTheNeighboursOfABrokenRecord() {
    byte[] broken = message(out -> out.writeByteArray(1, new byte[16]));
    broken = concat(broken, new byte[] {0x2a, 0x7f, 1});

    assertThat(outline(data(span(1), broken, span(2))))
        .containsExactly("1", "broken_protobuf", "2");
  }

  @Test
  void keepsWhatStandsBeforeACut() {
    byte[] whole = concat(prefixed(data(span(1))), prefixed(data(span(2))));

    assertThat(outline(Arrays.copyOf(whole, whole.length - 9)))
        .containsExactly("1", "truncated_object");
    assertThat(outline(Arrays.copyOf(data(span(1), span(2)), data(span(1)).length + 20)))
        .containsExactly("1", "truncated_object");
  }

  @Test
  void tellsLogsFromSpansAndMetrics() {
    byte[] log =
        message(
            out -> {
              out.writeFixed64(1, 1_763_805_600_000_000_000L);
              out.writeByteArray(
                  5,
                  message(
                      body ->
                          body.writeByteArray(
                              6, message(list -> list.writeByteArray(1, text("content", "Hi"))))));
              out.writeByteArray(9, HexFormat.of().parseHex("a".repeat(32)));
              out.writeByteArray(10, HexFormat.of().parseHex("b".repeat(16)));
              out.writeString(12, "gen_ai.user.message");
            });
    byte[] metric = message(out -> out.writeString(1, "gen_ai.client.token.usage"));

    assertThat(Harmonized.records(data(log)))
        .singleElement()
        .satisfies(
            positioned -> {
              RawSpan span = (RawSpan) positioned.record();
              assertThat(span.evidence()).isEqualTo(Evidence.EVENTS);
              assertThat(span.events().get(0).attributes()).containsEntry("content", "Hi");
            });
    assertThat(Harmonized.spans(data(metric))).isEmpty();
  }

  /** Lengths of three bytes put the resource where a message behind a prefix would begin. */
  @Test
  void readsALargeMessageAsOne() {
    byte[][] spans = new byte[200][];
    Arrays.setAll(spans, i -> span(i % 10));
    byte[] large = data(spans);

    assertThat(large.length).isGreaterThan(1 << 14);
    assertThat(outline(large)).hasSize(200);
  }

  @Test
  void takesNoTextForProtobuf() {
    for (String text :
        List.of(
            "\n" + document(1), "\n\n\n\n\n\n\n\n\n\n\n\n" + document(1), "\n\n{\"hello\":1}")) {
      assertThat(OtlpProtobuf.isLikely(bytes(text))).isFalse();
      assertThat(PrefixedMessages.isLikely(bytes(text))).isFalse();
    }
  }

  /** Whatever byte is damaged: no exception, no endless reading. */
  @Test
  void endsForEveryDamagedByte() {
    byte[] good = concat(prefixed(data(span(1))), prefixed(Zstd.compress(data(span(2), span(3)))));
    Random random = new Random(20261122);
    for (int at = 0; at < good.length; at++) {
      byte[] damaged = good.clone();
      damaged[at] = (byte) random.nextInt(256);
      assertThat(Harmonized.records(damaged).size()).isLessThan(1_000);
      assertThat(Harmonized.records(Arrays.copyOf(good, at)).size()).isLessThan(1_000);
    }
  }
}
