package dev.lakeglass.source.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.redact.RedactionPolicy;
import dev.lakeglass.redact.Redactor;
import dev.lakeglass.span.TextGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks read of objects, without Spark around them. */
class RawPartitionReaderTest {
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "route", List.of(),
          "tenant_id", List.of(),
          "user_id", List.of(),
          "session_id", List.of(),
          "request_id", List.of(),
          "dataset_version", List.of(),
          "output_schema", List.of(),
          "cache_hit", List.of());

  private static final GuardSettings REDACTING = new RedactingGuard();

  /** Nothing to hide in most of these tests; a guard travels to the tasks by its settings. */
  private static final class OpenGuard implements GuardSettings {
    private static final long serialVersionUID = 1L;

    @Override
    public TextGuard guard() {
      return new TextGuard() {
        @Override
        public String redact(String text, Map<String, Long> counts) {
          return text;
        }

        @Override
        public Optional<String> pseudonym(String identifier) {
          return Optional.empty();
        }
      };
    }
  }

  /** Hides what the standard policy hides. */
  private static final class RedactingGuard implements GuardSettings {
    private static final long serialVersionUID = 1L;

    private final Redactor redactor = new Redactor(RedactionPolicy.standard());

    @Override
    public TextGuard guard() {
      return new TextGuard() {
        @Override
        public String redact(String text, Map<String, Long> counts) {
          return redactor.redact(text).text();
        }

        @Override
        public Optional<String> pseudonym(String identifier) {
          return Optional.empty();
        }
      };
    }
  }

  @TempDir private Path folder;

  private record Read(List<String> records, long bytes, long decoded, long rejected, long passed) {}

  private RawFile file(String name, byte[] content) {
    try {
      Path path = Files.write(folder.resolve(name), content);
      return new RawFile(
          "s", "auto", path.toString(), name, content.length, Instant.EPOCH, Instant.EPOCH, true);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Ids of spans and reasons of rejected records, each with its position. */
  private static Read read(List<RawPart> parts) throws IOException {
    List<String> records = new ArrayList<>();
    long[] counts = new long[4];
    Reading reading =
        new Reading(
            parts.stream().map(RawPart::file).distinct().toList(),
            new OpenGuard(),
            COLUMNS,
            List.of(),
            new Configuration(false));
    for (RawPart part : parts) {
      try (RawPartitionReader reader = new RawPartitionReader(reading, List.of(part))) {
        while (reader.next()) {
          InternalRow row = reader.get();
          switch (row.getString(0)) {
            case "span" -> records.add(row.getLong(3) + " " + row.getString(9));
            case "rejected" ->
                records.add(row.getLong(3) + " " + row.getStruct(18, 4).getString(0));
            default -> {
              InternalRow object = row.getStruct(23, 4);
              for (int i = 0; i < counts.length; i++) {
                counts[i] += object.getLong(i);
              }
            }
          }
        }
      }
    }
    return new Read(records, counts[0], counts[1], counts[2], counts[3]);
  }

  private static String line(int id, String name) {
    return "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"spans\":[{\"traceId\":\"%s\",\"spanId\":\"%016x\",\"name\":\"%s\",\"startTimeUnixNano\":\"1763769600000000000\"}]}]}]}"
        .formatted("a".repeat(32), id, name);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  /** Lines of different lengths, characters of up to four bytes, an empty and a broken line. */
  private static String lines(String lineBreak) {
    return Stream.of(
            line(1, "caf\u00e9"),
            line(2, "\u20ac \ud83d\ude00".repeat(5)),
            "",
            line(3, "a \\n {\\\"quoted\\\" brace"),
            "{\"resourceSpans\":[{\"cut",
            line(4, "x"),
            line(5, "y") + line(6, "on the same line"),
            line(7, "last"))
        .reduce((one, other) -> one + lineBreak + other)
        .orElseThrow();
  }

  /** Wherever the parts of a file meet, each line is read once, and has the same position. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n"})
  void readsEveryLineOnceWhereverAFileIsParted(String lineBreak) throws IOException {
    for (String end : List.of("", lineBreak)) {
      byte[] content = utf8(lines(lineBreak) + end);
      RawFile file = file("lines.jsonl", content);
      List<String> expected =
          List.of(
              "1 0000000000000001",
              at(content, 2),
              at(content, 3),
              (position(content, "{\"resourceSpans\":[{\"cut") + 1) + " broken_json",
              at(content, 4),
              at(content, 5),
              at(content, 6),
              at(content, 7));
      for (int cut = 1; cut < content.length; cut += isNearLineBreak(content, cut) ? 1 : 29) {
        Read read =
            read(List.of(new RawPart(file, 0, cut), new RawPart(file, cut, content.length)));

        assertThat(read)
            .as("cut at %d", cut)
            .isEqualTo(new Read(expected, content.length, 7, 1, 0));
      }
      assertThat(read(RawPart.of(file, 100)))
          .isEqualTo(new Read(expected, content.length, 7, 1, 0));
    }
  }

  /** Also where the parts meet inside a value that is redacted. */
  @Test
  void redactsARecordInTheSameWayWhereverAFileIsParted() throws IOException {
    byte[] content =
        utf8(
            line(1, "from jane@example.com")
                + "\n"
                + line(2, "card 4111 1111 1111 1111, call +44 20 7946 0958")
                + "\n"
                + line(3, "nothing"));
    RawFile file = file("values.jsonl", content);
    List<String> whole = spans(List.of(new RawPart(file, 0, content.length)));
    assertThat(whole).hasSize(3);
    assertThat(whole.toString())
        .contains("from [EMAIL]", "card [PAYMENT_CARD], call [PHONE]", "nothing")
        .doesNotContain("jane", "4111", "7946");

    for (int cut = 1; cut < content.length; cut += 3) {
      List<RawPart> inOrder =
          List.of(new RawPart(file, 0, cut), new RawPart(file, cut, content.length));
      List<RawPart> reversed = List.of(inOrder.get(1), inOrder.get(0));

      assertThat(spans(inOrder)).as("cut at %d", cut).isEqualTo(whole);
      assertThat(spans(reversed)).as("cut at %d", cut).containsExactlyInAnyOrderElementsOf(whole);
    }
  }

  /** The rows of spans, all columns but the position, behind one guard. */
  private static List<String> spans(List<RawPart> parts) throws IOException {
    Reading reading =
        new Reading(
            List.of(parts.get(0).file()), REDACTING, COLUMNS, List.of(), new Configuration(false));
    List<String> spans = new ArrayList<>();
    try (RawPartitionReader reader = new RawPartitionReader(reading, parts)) {
      while (reader.next()) {
        if (reader.get().getString(0).equals("span")) {
          spans.add(reader.get().toString().replaceFirst("values.jsonl,\\d+", "at"));
        }
      }
    }
    return spans;
  }

  private static boolean isNearLineBreak(byte[] content, int at) {
    for (int i = Math.max(0, at - 5); i < Math.min(content.length, at + 35); i++) {
      if (content[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private static String at(byte[] content, int id) {
    String hex = "%016x".formatted(id);
    return position(
            content,
            "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"spans\":[{\"traceId\":\""
                + "a".repeat(32)
                + "\",\"spanId\":\""
                + hex)
        + 1
        + " "
        + hex;
  }

  private static int position(byte[] content, String start) {
    return new String(content, StandardCharsets.ISO_8859_1).indexOf(start);
  }

  /** A document over several lines, an array or a compressed file is read by one task, whole. */
  @Test
  void readsWhatIsNoFileOfLinesOnce() throws IOException {
    String pretty = line(1, "x").replace(",", ",\n").replace("[{", "[\n{");
    for (byte[] content :
        List.of(
            utf8(pretty + "\n" + pretty.replace("0001", "0002")),
            utf8("[" + line(1, "x") + ",\n" + line(2, "y") + "]"),
            utf8(line(1, "x") + line(2, "y")),
            gzip(utf8(line(1, "x") + "\n" + line(2, "y") + "\n")))) {
      RawFile file = file("other", content);

      assertThat(read(RawPart.of(file, 50)))
          .isEqualTo(
              new Read(
                  List.of("1 0000000000000001", "2 0000000000000002"), content.length, 2, 0, 0));
    }
  }

  @Test
  void partsOnlyLargeFilesThatCanBeLines() {
    RawFile small = file("a.jsonl", new byte[100]);
    RawFile packed = file("a.jsonl.gz", new byte[101]);

    assertThat(RawPart.of(small, 100)).containsExactly(new RawPart(small, 0, 100));
    assertThat(RawPart.of(packed, 100)).containsExactly(new RawPart(packed, 0, 101));
    assertThat(RawPart.of(file("b.jsonl", new byte[201]), 100))
        .extracting(part -> part.from() + "-" + part.to())
        .containsExactly("0-100", "100-200", "200-201");
  }

  /** Spark would inflate by the name. */
  @Test
  void readsObjectsByTheirBytesWhateverTheirNamesSay() throws IOException {
    byte[] plain = utf8(line(1, "x"));

    for (RawFile file :
        List.of(
            file("plain.json.gz", plain),
            file("packed.json", gzip(plain)),
            file("twice.zst", gzip(gzip(plain))))) {
      assertThat(read(RawPart.of(file)).records()).containsExactly("1 0000000000000001");
    }
  }

  @Test
  void countsBytesAndRecordsOfEveryObject() throws IOException {
    byte[] mixed =
        utf8(line(1, "x") + "\n{\"resourceMetrics\":[]}\n{\"hello\":1}\n" + line(2, "y") + "\n");

    assertThat(read(RawPart.of(file("mixed.jsonl", mixed))))
        .isEqualTo(
            new Read(
                List.of("1 0000000000000001", "3 unknown_format", "4 0000000000000002"),
                mixed.length,
                2,
                1,
                1));
  }

  @Test
  void saysWhichObjectTheStorageCannotGive() {
    RawFile gone =
        new RawFile(
            "s",
            "auto",
            folder.resolve("gone.json").toString(),
            "gone.json",
            10,
            Instant.EPOCH,
            Instant.EPOCH,
            true);

    assertThatThrownBy(() -> read(RawPart.of(gone)))
        .isInstanceOf(UnreadableObjectException.class)
        .hasMessageContaining("gone.json");
  }
}
