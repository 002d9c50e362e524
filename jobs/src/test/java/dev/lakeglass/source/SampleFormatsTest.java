package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.sample.SampleGenerator;
import dev.lakeglass.sample.SampleOptions;
import dev.lakeglass.span.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same day of the sample application, written in every format, is read as the same work. */
class SampleFormatsTest {
  @TempDir private static Path folder;

  private static List<Span> read(String format) throws IOException {
    Path out = folder.resolve(format);
    if (!Files.exists(out)) {
      SampleGenerator.write(new SampleOptions(out, LocalDate.of(2026, 11, 22), 1, 60, 8, format));
    }
    try (Stream<Path> files = Files.walk(out.resolve("traces"))) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .flatMap(file -> Harmonized.spans(bytes(file)).stream())
          .toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a span says that every format can carry; by trace and span, so that copies fall out. */
  private static TreeMap<String, String> told(List<Span> spans) {
    TreeMap<String, String> told = new TreeMap<>();
    for (Span span : spans) {
      told.put(span.traceId() + " " + span.spanId(), told(span));
    }
    return told;
  }

  private static String told(Span span) {
    StringBuilder told = new StringBuilder(span.operation());
    told.append(' ').append(span.startMicros()).append(' ').append(span.durationMs());
    told.append(' ').append(span.errorType()).append(' ').append(span.attemptNumber());
    told.append(' ').append(span.dimensions().promptName());
    told.append('@').append(span.dimensions().promptVersion());
    told.append(' ').append(span.dimensions().providerName());
    if (span.modelCall() != null) {
      told.append(' ').append(call(span));
    }
    if (span.search() != null) {
      told.append(' ').append(span.search().queryText()).append(span.search().documents());
    }
    if (span.toolExecution() != null) {
      told.append(' ').append(span.toolExecution());
    }
    return told.toString();
  }

  private static String call(Span span) {
    Span.ModelCall call = span.modelCall();
    return SameCallTest.told(span)
        + call.toolCalls()
        + call.cacheWriteTokens()
        + call.maxTokens()
        + call.seed()
        + call.contextDocumentIds();
  }

  @Test
  void hasEnoughToCompare() throws IOException {
    assertThat(told(read("otlp"))).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"otlp-protobuf", "openinference", "openllmetry"})
  void readsTheSameSpans(String format) throws IOException {
    assertThat(told(read(format))).isEqualTo(told(read("otlp")));
  }

  /** The gateway's log knows no span: its calls are compared by trace and time. */
  @ParameterizedTest
  @ValueSource(strings = {"litellm", "bedrock"})
  void readsTheSameCallsFromALogOfCalls(String format) throws IOException {
    TreeMap<String, String> expected = new TreeMap<>();
    for (Span span : read("otlp")) {
      if (span.operation().equals("chat")) {
        expected.put(key(format, span), logged(format, span));
      }
    }
    TreeMap<String, String> logged = new TreeMap<>();
    for (Span span : read(format)) {
      if (span.origin().evidence().equals("CALL_LOG")) {
        logged.put(key(format, span), logged(format, span));
      }
    }

    assertThat(logged).isNotEmpty().isEqualTo(expected);
  }

  private static String key(String format, Span span) {
    boolean isLiteLlm = format.equals("litellm");
    String told = SameCallTest.told(span);
    return isLiteLlm
        ? span.startMicros() / 1_000 + " " + told.hashCode()
        : span.startMicros() / 1_000_000 + " " + told.hashCode();
  }

  /** Bedrock's log counts no reasoning and writes whole seconds. */
  private static String logged(String format, Span span) {
    String told = SameCallTest.told(span);
    return format.equals("bedrock") ? told.replaceFirst("\\(\\d+\\) t=", "(null) t=") : told;
  }
}
