package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.bytes;
import static dev.lakeglass.source.StoredObject.concat;
import static dev.lakeglass.source.StoredObject.document;
import static dev.lakeglass.source.StoredObject.gzip;
import static dev.lakeglass.source.StoredObject.outline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.RawSpan;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawObjectReaderTest {
  private static final String FIRST = document(1);
  private static final String SECOND = document(2);
  private static final String THIRD = document(3);

  @Test
  void readsOneDocument() {
    assertThat(outline(document(1, 2))).containsExactly("1", "2");
  }

  @Test
  void readsDocumentsHoweverTheyAreSeparated() {
    List<String> all = List.of("1", "2", "3");

    assertThat(outline(FIRST + SECOND + THIRD)).isEqualTo(all);
    assertThat(outline(FIRST + "\n" + SECOND + "\n" + THIRD + "\n")).isEqualTo(all);
    assertThat(outline(FIRST + "\r\n\r\n" + SECOND + " \t" + THIRD)).isEqualTo(all);
    assertThat(outline("\u001e" + FIRST + "\n\u001e" + SECOND + "\n\u001e" + THIRD)).isEqualTo(all);
    assertThat(outline("[" + FIRST + "," + SECOND + ",\n" + THIRD + "]")).isEqualTo(all);
  }

  @Test
  void readsPrettyPrintedDocuments() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String pretty = json.readTree(document(1, 2)).toPrettyString();

    assertThat(pretty.lines().count()).isGreaterThan(10);
    assertThat(outline(pretty + "\n" + pretty)).containsExactly("1", "2", "1", "2");
    assertThat(outline("[\n" + pretty + ",\n" + pretty + "\n]\n")).hasSize(4);
  }

  @Test
  void readsPrettyPrintedDocumentsWithoutIndentation() throws IOException {
    String pretty = new ObjectMapper().readTree(document(1, 2)).toPrettyString();
    String flat = pretty.lines().map(String::strip).reduce((a, b) -> a + "\n" + b).orElseThrow();

    assertThat(outline(flat + "\n" + flat)).containsExactly("1", "2", "1", "2");
  }

  @Test
  void passesByteOrderMarkAndPadding() {
    assertThat(outline("\ufeff" + FIRST + "\0\0\0\0")).containsExactly("1");
    assertThat(outline("\0\0" + FIRST + "\n\0\0\0" + SECOND)).containsExactly("1", "2");
  }

  @Test
  void hasNothingToSayOfAnEmptyObject() {
    assertThat(outline("")).isEmpty();
    assertThat(outline(" \n\n")).isEmpty();
    assertThat(outline(gzip(new byte[0]))).isEmpty();
  }

  /** Wherever a line is cut, it costs that line alone. */
  @Test
  void keepsTheNeighboursOfALineCutAnywhere() {
    String middle =
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[]},\"scopeSpans\":[{\"spans\":"
            + "[{\"traceId\":\"\",\"name\":\"a \\\"quoted\\\" name\"},{}],\"schemaUrl\":null}]}]}";
    for (int cut = 20; cut < middle.length() - 1; cut++) {
      String file = FIRST + "\n" + middle.substring(0, cut) + "\n" + SECOND + "\n" + THIRD + "\n";
      List<String> outline = outline(file);
      assertThat(outline).as(middle.substring(0, cut)).startsWith("1").endsWith("2", "3");
      assertThat(outline).as(middle.substring(0, cut)).contains("broken_json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"x\"},",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"in a str",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[",
        "{\"resourceSpans\":[{\"scopeSpans\":",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"back\\"
      })
  void findsTheDocumentAfterACut(String cut) {
    assertThat(outline(FIRST + "\n" + cut + "\n" + SECOND + "\n" + THIRD))
        .startsWith("1")
        .endsWith("2", "3")
        .contains("broken_json");
  }

  @Test
  void callsACutLastDocumentTruncated() {
    String cut = SECOND.substring(0, SECOND.length() - 5);

    assertThat(outline(FIRST + "\n" + cut)).containsExactly("1", "2", "truncated_object");
    assertThat(outline(FIRST + "\n" + SECOND.substring(0, 60)))
        .containsExactly("1", "truncated_object");
  }

  @Test
  void callsACompleteButWrongLastDocumentBroken() {
    assertThat(outline(FIRST + "\n" + "{\"resourceSpans\":[}]}")).contains("1", "broken_json");
    assertThat(outline(FIRST + "\n" + "{\"resourceSpans\":nothing}"))
        .containsExactly("1", "broken_json");
  }

  @Test
  void keepsTheSpansBeforeTheEndOfATruncatedStream() {
    byte[] whole = gzip(bytes(noisyLines()));
    List<String> outline = outline(Arrays.copyOf(whole, whole.length / 2));

    assertThat(outline.size()).isBetween(100, 300);
    assertThat(outline.get(outline.size() - 1)).isEqualTo("truncated_object");
    assertThat(outline.subList(0, outline.size() - 1)).containsOnly("1");
  }

  @Test
  void keepsTheSpansBeforeTheEndOfASmallTruncatedStream() {
    byte[] whole = gzip(bytes(FIRST + "\n" + SECOND + "\n" + THIRD));

    assertThat(outline(Arrays.copyOf(whole, whole.length - 8)))
        .containsExactly("1", "2", "3", "truncated_object");
  }

  @Test
  void keepsTheSpansBeforeTheEndOfATruncatedZstdStream() {
    byte[] whole = Zstd.compress(bytes(noisyLines()));
    List<String> outline = outline(Arrays.copyOf(whole, whole.length / 2));

    assertThat(outline.size()).isBetween(50, 300);
    assertThat(outline.get(outline.size() - 1)).isEqualTo("truncated_object");
  }

  @Test
  void readsCompressedObjectsByTheirBytes() {
    byte[] plain = bytes(FIRST + "\n" + SECOND);

    assertThat(outline(plain)).containsExactly("1", "2");
    assertThat(outline(gzip(plain))).containsExactly("1", "2");
    assertThat(outline(gzip(gzip(plain)))).containsExactly("1", "2");
    assertThat(outline(Zstd.compress(plain))).containsExactly("1", "2");
    assertThat(outline(concat(Zstd.compress(bytes(FIRST)), Zstd.compress(bytes(SECOND)))))
        .containsExactly("1", "2");
    assertThat(outline(concat(gzip(bytes(FIRST)), gzip(bytes(SECOND)), gzip(bytes(THIRD)))))
        .containsExactly("1", "2", "3");
  }

  /**
   * Storage clients may answer 0 to {@code available()} before the end; Java's gzip reader then
   * takes the end of a member for the end of all, if it falls on the end of a read.
   */
  @Test
  void readsEveryGzipMemberFromAStreamThatDoesNotKnowHowMuchIsLeft() throws IOException {
    byte[] first = gzip(bytes(FIRST));
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(concat(first, gzip(bytes(SECOND))))) {
          private int given;

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int upTo = given < first.length ? Math.min(length, first.length - given) : length;
            int count = super.read(target, offset, upTo);
            given += Math.max(0, count);
            return count;
          }

          @Override
          public int available() {
            return 0;
          }
        };

    assertThat(StoredObject.read(slow, SourceFormats.AUTO)).hasSize(2);
  }

  @Test
  void rejectsWhatNoFormatRecognises() {
    assertThat(outline("{\"hello\":1}\n" + FIRST)).containsExactly("unknown_format", "1");
    assertThat(outline("GET /index.html 200\n")).containsExactly("unknown_format");
    assertThat(outline("{\"resourceLogs\":[]}")).isEmpty();
    assertThat(outline("{\"resourceMetrics\":[]}")).isEmpty();
  }

  @Test
  void keepsTheRestOfAnUnknownDocumentLargerThanItsHead() {
    String unknown = "{\"hello\":\"" + "x".repeat(100_000) + "\"}";

    assertThat(outline(unknown + "\n" + FIRST)).containsExactly("unknown_format", "1");
  }

  @Test
  void numbersRecordsFromOneAndShowsTheHeadOfRejectedOnesOnly() {
    List<Positioned> records =
        StoredObject.read(document(1, 2) + "\n{\"resourceSpans\":[\n" + THIRD, "auto");

    assertThat(records).extracting(Positioned::position).containsExactly(1L, 2L, 3L, 4L);
    assertThat(records)
        .extracting(Positioned::head)
        .satisfiesExactly(
            head -> assertThat(head).isEmpty(),
            head -> assertThat(head).isEmpty(),
            head -> assertThat(head).startsWith("{\"resourceSpans\":["),
            head -> assertThat(head).isEmpty());
    assertThat(records).extracting(Positioned::format).containsOnly("otlp");
  }

  @Test
  void callsTheFormatOfUnknownRecordsUnknown() {
    Positioned rejected = StoredObject.read("{\"hello\":1}", "auto").get(0);

    assertThat(rejected.format()).isEqualTo("unknown");
    assertThat(rejected.head()).isEqualTo("{\"hello\":1}");
  }

  @Test
  void readsADocumentLargerThanItsBuffer() {
    // 3,000 spans of about 125 bytes: 370 KB in one document, 64 KiB at a time.
    int[] digits = new Random(1).ints(3_000, 0, 10).toArray();
    String large = document(digits);
    assertThat(large.length()).isGreaterThan(300_000);

    assertThat(outline(large + "\n" + SECOND)).hasSize(3_001).endsWith("2");
    assertThat(outline(large.substring(0, 250_000) + "\n" + SECOND + "\n" + THIRD))
        .hasSizeGreaterThan(1_500)
        .endsWith("broken_json", "2", "3");
  }

  /** The start of the next document falls on every place around the edge of the buffer. */
  @Test
  void findsTheDocumentAfterACutAtTheEdgeOfTheBuffer() {
    for (int distance = -40; distance <= 40; distance++) {
      String start = "{\"resourceSpans\":[{\"pad\":\"";
      String end = "\",\"scopeSpans\":[{\"spans\":[";
      int padding = 64 * 1024 + distance - start.length() - end.length();
      String cut = start + "x".repeat(padding) + end;

      assertThat(outline(cut + "\n" + SECOND + "\n" + THIRD))
          .as("distance %d", distance)
          .endsWith("2", "3");
    }
  }

  @Test
  void refusesNestingDeeperThanItCanFollow() {
    String deep = "{\"resourceSpans\":" + "[".repeat(500) + "]".repeat(500) + "}";

    assertThat(outline(FIRST + "\n" + deep + "\n" + SECOND)).containsExactly("1", "too_deep", "2");
  }

  @Test
  void rejectsBytesThatAreNoText() {
    byte[] wide = "{\"resourceSpans\":[]}".getBytes(java.nio.charset.Charset.forName("UTF-32LE"));

    assertThat(outline(concat(wide, bytes("\n" + FIRST)))).endsWith("1");
    assertThat(
            StoredObject.read(
                new ByteArrayInputStream(
                    concat(
                        new byte[] {'{', 0, 0, 0},
                        new byte[] {1, 2, 3, 4, 5, 6, 7, 8},
                        bytes("\n" + FIRST))),
                "otlp"))
        .isNotEmpty();
  }

  /** Writers cut texts at a number of bytes; one byte must not cost the document around it. */
  @Test
  void readsBytesThatBelongToNoCharacterAsQuestionMarks() {
    byte[] latin = FIRST.replace("chat", "café").getBytes(StandardCharsets.ISO_8859_1);
    byte[] cut = bytes(SECOND.replace("chat", "chat \u20ac"));
    int euro = new String(cut, StandardCharsets.ISO_8859_1).indexOf("\u00e2\u0082");
    cut[euro + 2] = ' ';
    String surrogate = THIRD.replace("chat", "chat \\ud83d");

    List<Positioned> read =
        StoredObject.read(
            new ByteArrayInputStream(
                concat(latin, bytes("\n"), cut, bytes("\n" + surrogate + "\n" + "\ufeff" + FIRST))),
            "auto");

    assertThat(read)
        .extracting(positioned -> ((RawSpan) positioned.record()).name())
        .containsExactly("caf? 1", "chat ??  2", "chat \ud83d 3", "chat 1");
  }

  /** The buffer is filled anew at every place within the characters of a long text. */
  @Test
  void keepsCharactersOfSeveralBytesWhole() {
    for (int padding = 0; padding < 12; padding++) {
      String name = "x".repeat(padding) + "\u00e9\u20ac\ud83d\ude00".repeat(15_000);
      String object = FIRST.replace("chat 1", name) + "\n" + SECOND;

      List<Positioned> read = StoredObject.read(object, "auto");

      assertThat(((RawSpan) read.get(0).record()).name()).isEqualTo(name);
      assertThat(read).hasSize(2);
    }
  }

  @Test
  void passesAFailureOfTheStorageOn() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> new RawObjectReader(failing, "auto").next())
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  /** Whatever byte is damaged, reading ends, and never fails as if the storage had. */
  @Test
  void endsForEveryDamagedByte() {
    byte[] good = bytes(document(1, 2) + "\n" + document(3));
    Random random = new Random(20261122);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int at = 0; at < good.length; at++) {
            byte[] damaged = good.clone();
            damaged[at] = (byte) random.nextInt(256);
            readsToTheEnd(damaged);
          }
          for (int round = 0; round < 5_000; round++) {
            byte[] damaged = good.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
              damaged[random.nextInt(damaged.length)] = alphabet(random);
            }
            readsToTheEnd(damaged);
          }
        });
  }

  @Test
  void endsForEveryDamagedByteOfACompressedObject() {
    byte[] good = gzip(bytes(document(1, 2) + "\n" + document(3)));
    Random random = new Random(20261122);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int at = 0; at < good.length; at++) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            readsToTheEnd(damaged);
            readsToTheEnd(Arrays.copyOf(good, at));
          }
        });
  }

  /** Names that do not compress: half of the file holds about half of the text. */
  private static String noisyLines() {
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      byte[] noise = new byte[300];
      random.nextBytes(noise);
      lines.append(FIRST.replace("chat 1", HexFormat.of().formatHex(noise))).append('\n');
    }
    return lines.toString();
  }

  private static byte alphabet(Random random) {
    String structure = "{}[]\":,\\\n\r \0nt0-e";
    return (byte) structure.charAt(random.nextInt(structure.length()));
  }

  /** At most one record for each byte: an end that is never reached would exceed it. */
  private static void readsToTheEnd(byte[] object) throws IOException {
    try (RawObjectReader reader = new RawObjectReader(new ByteArrayInputStream(object), "auto")) {
      int records = 0;
      while (reader.next().isPresent()) {
        records++;
        assertThat(records).isLessThanOrEqualTo(object.length + 1_000);
      }
    }
  }
}
