package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.bytes;
import static dev.lakeglass.source.StoredObject.concat;
import static dev.lakeglass.source.StoredObject.document;
import static dev.lakeglass.source.StoredObject.gzip;
import static dev.lakeglass.source.StoredObject.outline;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is too much of something is refused with a reason, and costs nothing but itself. */
class LimitsTest {
  private static final String FIRST = document(1);
  private static final String LAST = document(2);
  private static final int MIB = 1 << 20;

  private static List<String> reasons(List<Positioned> records) {
    return records.stream()
        .map(
            positioned ->
                positioned.record() instanceof Rejected rejected
                    ? rejected.reason() + ": " + rejected.detail()
                    : "read")
        .toList();
  }

  /** A megabyte that would inflate to a terabyte: given up after a gibibyte, in little memory. */
  @Test
  void givesUpAnObjectThatInflatesWithoutEnd() {
    byte[] member = gzip(new byte[16 * MIB]);
    InputStream bomb =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(
                        gzip(bytes(FIRST + "\n{\"resourceSpans\":[{\"pad\":\""))),
                    new SequenceInputStream(
                        Collections.enumeration(
                            IntStream.range(0, 65_536)
                                .mapToObj(i -> (InputStream) new ByteArrayInputStream(member))
                                .toList())))));

    List<String> read =
        Assertions.assertTimeoutPreemptively(
            Duration.ofMinutes(1), () -> reasons(StoredObject.read(bomb, SourceFormats.AUTO)));

    assertThat(read)
        .containsExactly(
            "read",
            "decompressed_too_large: more than 500 times the stored bytes, and more than 1 GiB");
  }

  /** Small objects shrink to a thousandth without meaning harm. */
  @Test
  void readsAnObjectThatMerelyRepeatsItself() {
    byte[] object = gzip(bytes((FIRST + "\n").repeat(50_000)));

    assertThat(50_000L * FIRST.length() / object.length).isGreaterThan(100);
    assertThat(outline(object)).hasSize(50_000);
  }

  @Test
  void saysThatSomethingFollowsTheEndOfACompressedObject() {
    assertThat(outline(concat(gzip(bytes(FIRST)), bytes(LAST))))
        .containsExactly("1", "trailing_bytes");
    assertThat(outline(concat(gzip(bytes(FIRST)), new byte[512]))).containsExactly("1");
  }

  @Test
  void refusesADocumentThatMustBeHeldAndCannot() {
    String log =
        "{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-11-22T10:00:00Z\",\"requestId\":\"r\",\"modelId\":\"m\",\"pad\":[\"";
    String pad = "x".repeat(33 * MIB);

    assertThat(
            reasons(
                StoredObject.read(
                    FIRST + "\n" + log + pad + "\",\"" + pad + "\"]}\n" + LAST,
                    SourceFormats.AUTO)))
        .containsExactly("read", "too_large: more than 67108864 bytes in one document", "read");
  }

  @Test
  void refusesATextThatIsTooLong() {
    String name = "x".repeat(50_000_001);

    assertThat(
            reasons(
                StoredObject.read(
                    FIRST + "\n" + FIRST.replace("chat 1", name) + "\n" + LAST,
                    SourceFormats.AUTO)))
        .containsExactly("read", "too_large: a text or number longer than 50,000,000", "read");
  }

  @Test
  void refusesDeepNestingInJson() {
    String deep = "[".repeat(201) + "]".repeat(201);

    assertThat(
            reasons(
                StoredObject.read(
                    FIRST
                        + "\n{\"resourceSpans\":[{\"x\":"
                        + deep
                        + "}]}\n{\"schemaType\":\"ModelInvocationLog\",\"x\":"
                        + deep
                        + "}\n"
                        + LAST,
                    SourceFormats.AUTO)))
        .containsExactly(
            "read", "too_deep: nested deeper than 200", "too_deep: nested deeper than 200", "read");
  }

  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.write(out);
    out.flush();
    return bytes.toByteArray();
  }

  @Test
  void refusesDeepNestingInProtobuf() throws IOException {
    byte[] value = message(any -> any.writeString(1, "x"));
    for (int depth = 0; depth < 120; depth++) {
      byte[] inner = value;
      byte[] list = message(array -> array.writeByteArray(1, inner));
      value = message(any -> any.writeByteArray(5, list));
    }
    byte[] deep = value;
    byte[] attribute =
        message(
            kv -> {
              kv.writeString(1, "deep");
              kv.writeByteArray(2, deep);
            });
    byte[] good =
        message(
            span -> {
              span.writeByteArray(
                  1, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
              span.writeByteArray(2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
              span.writeFixed64(7, 1_763_805_600_000_000_000L);
            });
    byte[] bad = concat(good, message(span -> span.writeByteArray(9, attribute)));
    byte[] scope =
        message(
            out -> {
              out.writeByteArray(2, good);
              out.writeByteArray(2, bad);
              out.writeByteArray(2, good);
            });
    byte[] resource = message(out -> out.writeByteArray(2, scope));
    byte[] data = message(out -> out.writeByteArray(1, resource));

    assertThat(reasons(StoredObject.read(new ByteArrayInputStream(data), SourceFormats.AUTO)))
        .containsExactlyInAnyOrder(
            "read", "broken_protobuf: expected a span or a log record", "read");
  }

  /** Whatever the format: here the one of Jaeger's interface. */
  @Test
  void refusesASpanWithTooManyAttributesInAnyFormat() {
    String tags =
        IntStream.rangeClosed(1, 20_001)
            .mapToObj(i -> "{\"key\":\"k%d\",\"value\":1}".formatted(i))
            .collect(Collectors.joining(","));
    String span =
        "{\"traceID\":\"a1\",\"spanID\":\"b%d\",\"operationName\":\"x\",\"startTime\":1763805600000000,\"tags\":[%s]}";
    String export =
        "{\"data\":[{\"traceID\":\"a1\",\"spans\":[%s,%s]}]}"
            .formatted(span.formatted(1, tags), span.formatted(2, ""));

    assertThat(reasons(StoredObject.read(export, SourceFormats.AUTO)))
        .containsExactly(
            "too_many_attributes: 20,001 attributes in the span and its events, expected at most 20,000",
            "read");
  }
}
