package dev.lakeglass.source;

import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Rejected;
import dev.lakeglass.span.Span;
import dev.lakeglass.span.SpanHarmonizer;
import dev.lakeglass.span.TextGuard;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes out of an object once decoded and harmonised, with nothing to redact. */
final class Harmonized {
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "route", List.of("http.route"),
          "tenant_id", List.of("tenant.id"),
          "user_id", List.of("user.id"),
          "session_id", List.of("session.id", "gen_ai.conversation.id"),
          "request_id", List.of(),
          "dataset_version", List.of(),
          "output_schema", List.of(),
          "cache_hit", List.of("lakeglass.cache.hit"));

  private static final TextGuard OPEN =
      new TextGuard() {
        @Override
        public String redact(String text, Map<String, Long> counts) {
          return text;
        }

        @Override
        public Optional<String> pseudonym(String identifier) {
          return Optional.of("pseudonym of " + identifier);
        }
      };

  private Harmonized() {}

  static List<Span> spans(String object) {
    return spans(StoredObject.bytes(object));
  }

  static List<Span> spans(byte[] object) {
    SpanHarmonizer harmonizer = new SpanHarmonizer(OPEN, COLUMNS);
    return records(object).stream()
        .filter(positioned -> positioned.record() instanceof RawSpan)
        .map(positioned -> harmonizer.harmonize((RawSpan) positioned.record()))
        .toList();
  }

  static Span span(String object) {
    List<Span> spans = spans(object);
    if (spans.size() != 1) {
      throw new AssertionError("Expected one span, read " + records(StoredObject.bytes(object)));
    }
    return spans.get(0);
  }

  static List<RawFeedback> feedback(String object) {
    return records(StoredObject.bytes(object)).stream()
        .filter(positioned -> positioned.record() instanceof RawFeedback)
        .map(positioned -> (RawFeedback) positioned.record())
        .toList();
  }

  static List<String> reasons(String object) {
    return reasons(StoredObject.bytes(object));
  }

  static List<String> reasons(byte[] object) {
    return records(object).stream()
        .filter(positioned -> positioned.record() instanceof Rejected)
        .map(positioned -> ((Rejected) positioned.record()).reason())
        .toList();
  }

  static List<Positioned> records(byte[] object) {
    return StoredObject.read(new ByteArrayInputStream(object), SourceFormats.AUTO);
  }
}
