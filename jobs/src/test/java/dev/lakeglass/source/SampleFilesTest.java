package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Evidence;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What real payloads of other projects are read as; they lie beside the repository, not in it. */
@EnabledIf("areSamplesThere")
class SampleFilesTest {
  private static final Path SAMPLES = Path.of("../shared/samples");

  private static boolean areSamplesThere() {
    return Files.isDirectory(SAMPLES);
  }

  @Test
  void recognisesEveryFileOrSaysWhyNot() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      String outcome =
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(SampleFilesTest::outcome)
              .collect(Collectors.joining("\n"));
      assertThat(outcome + "\n").isEqualTo(expected());
    }
  }

  /**
   * Every sample on one line, some of its bytes changed: reading ends, the lines around are read.
   */
  @Test
  void survivesDamageToEverySample() throws IOException {
    Random random = new Random(20261122);
    byte[] before = StoredObject.bytes(StoredObject.document(6) + "\n");
    byte[] after = StoredObject.bytes("\n" + StoredObject.document(7) + "\n");
    for (Path file : samples()) {
      byte[] line = oneLine(file);
      Assertions.assertTimeoutPreemptively(
          Duration.ofMinutes(1),
          () -> {
            for (int round = 0; round < 40; round++) {
              byte[] damaged = line.clone();
              for (int i = 0; i <= random.nextInt(4); i++) {
                // white space and the first brace stay, so that the line stays one
                damaged[1 + random.nextInt(damaged.length - 1)] =
                    (byte) (0x21 + random.nextInt(0xdd));
              }
              byte[] object = StoredObject.concat(before, damaged, after);
              assertThat(Harmonized.spans(object))
                  .as(() -> file + ": " + new String(object, StandardCharsets.ISO_8859_1))
                  .anyMatch(span -> span.spanId().equals("b".repeat(15) + "7"));
              assertThat(Harmonized.reasons(object)).doesNotContain("decoding_failed");
            }
          });
    }
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".md") && !file.toString().contains("schemas"))
          .sorted()
          .toList();
    }
  }

  /** The first document without line breaks; what is no JSON with its line breaks as spaces. */
  private static byte[] oneLine(Path file) throws IOException {
    String text = Files.readString(file);
    try (JsonParser parser = new ObjectMapper().createParser(text)) {
      JsonNode first = parser.readValueAsTree();
      return StoredObject.bytes((first.isArray() ? first.path(0) : first).toString());
    } catch (JsonProcessingException e) {
      return StoredObject.bytes(text.strip().replaceAll("\\s+", " "));
    }
  }

  /** Checked line by line against the files; a broken or partial file says why it is not read. */
  private static String expected() throws IOException {
    try (InputStream resource = SampleFilesTest.class.getResourceAsStream("sample-files.txt")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String outcome(Path file) {
    Map<String, Integer> counts = new TreeMap<>();
    String framing = "";
    try (RawObjectReader reader =
        new RawObjectReader(Files.newInputStream(file), SourceFormats.AUTO)) {
      for (Optional<Positioned> next = reader.next(); next.isPresent(); next = reader.next()) {
        counts.merge(next.get().format() + " " + kind(next.get()), 1, Integer::sum);
      }
      framing = reader.framing();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return SAMPLES.relativize(file) + ": " + counts + " " + framing;
  }

  private static String kind(Positioned positioned) {
    if (positioned.record() instanceof RawSpan span) {
      return span.evidence() == Evidence.SPAN ? "span" : span.evidence().toString();
    }
    return positioned.record() instanceof Rejected rejected
        ? rejected.reason()
        : positioned.record() instanceof RawFeedback feedback ? feedback.kind() : "passed over";
  }
}
