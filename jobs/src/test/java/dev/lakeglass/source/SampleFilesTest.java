package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
