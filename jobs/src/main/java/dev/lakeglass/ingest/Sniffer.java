package dev.lakeglass.ingest;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.source.RawObjectReader;
import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.source.SourceFormats;
import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.PromptSkeleton;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Evidence;
import dev.lakeglass.span.Rejected;
import dev.lakeglass.span.Span;
import dev.lakeglass.span.SpanHarmonizer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at one raw object the way ingest does, and tells a person what it sees. */
public final class Sniffer {
  public static final List<String> HEAD =
      List.of("record", "at", "operation", "model", "tokens", "in", "out");

  private static final int CELL_CHARACTERS = 40;

  /**
   * @param facts what was found, in the order to be told
   * @param rows the first records under {@link #HEAD}, redacted
   * @param isReadable whether any record was read or rightly passed over
   */
  public record Finding(Map<String, String> facts, List<List<String>> rows, boolean isReadable) {}

  private final RedactionGuard guard;
  private final SpanHarmonizer harmonizer;
  private final int rowCount;

  /**
   * @param attributes our column → attributes it is read from
   */
  public Sniffer(JobConfig.Redact redact, Map<String, List<String>> attributes, int rowCount) {
    this.guard = RedactionGuard.of(redact);
    this.harmonizer = new SpanHarmonizer(guard, attributes);
    this.rowCount = rowCount;
  }

  /** Reads the object to its end and closes it. */
  public Finding sniff(InputStream object) {
    Look look = new Look();
    try (RawObjectReader reader = new RawObjectReader(object, SourceFormats.AUTO)) {
      for (Optional<Positioned> next = reader.next(); next.isPresent(); next = reader.next()) {
        look.see(next.get());
      }
      return look.finding(reader.framing());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What was seen so far of one object. */
  private final class Look {
    private final TreeMap<String, Long> formats = new TreeMap<>();
    private final TreeMap<String, Long> kinds = new TreeMap<>();
    private final TreeMap<String, Long> passedOver = new TreeMap<>();
    private final TreeMap<String, Long> rejected = new TreeMap<>();
    private final TreeSet<String> dialects = new TreeSet<>();
    private final TreeMap<String, Long> missing = new TreeMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private long spans;
    private long calls;

    void see(Positioned positioned) {
      formats.merge(positioned.format(), 1L, Long::sum);
      if (positioned.record() instanceof RawSpan raw) {
        span(raw);
      } else if (positioned.record() instanceof RawFeedback feedback) {
        kinds.merge("feedback", 1L, Long::sum);
        row(
            "feedback",
            feedback.givenAt(),
            feedback.name(),
            "",
            "",
            feedback.number().isPresent() ? Double.toString(feedback.number().getAsDouble()) : "",
            feedback.comment().or(feedback::text).orElse(""));
      } else if (positioned.record() instanceof Rejected reason) {
        rejected.merge(reason.reason() + " (" + reason.detail() + ")", 1L, Long::sum);
      } else if (positioned.record() instanceof PassedOver other) {
        passedOver.merge(other.what(), 1L, Long::sum);
      }
    }

    private void span(RawSpan raw) {
      String kind =
          switch (raw.evidence()) {
            case SPAN -> "span";
            case CALL_LOG -> "model call";
            case EVENTS -> "content of a span";
          };
      kinds.merge(kind, 1L, Long::sum);
      dialects.addAll(SpanHarmonizer.dialects(raw));
      Span span = harmonizer.harmonize(raw);
      countMissing(raw, span);
      Span.ModelCall call = span.modelCall();
      row(
          kind,
          Instant.ofEpochSecond(0, raw.startNanos()),
          span.operation(),
          span.dimensions().modelName(),
          call == null || call.inputTokens() == null && call.outputTokens() == null
              ? ""
              : call.inputTokens() + "+" + call.outputTokens(),
          input(span),
          output(span));
    }

    private void countMissing(RawSpan raw, Span span) {
      if (raw.evidence() == Evidence.EVENTS) {
        return;
      }
      spans++;
      Span.Dimensions said = span.dimensions();
      miss("application", said.application().equals("unknown"));
      miss("release", said.release() == null);
      Span.ModelCall call = span.modelCall();
      if (call == null) {
        return;
      }
      calls++;
      miss(
          "prompt version",
          said.promptVersion() == null || PromptSkeleton.isDiscovered(said.promptVersion()));
      miss("input", call.messages() == null);
      miss("output", call.outputText() == null && !span.isError());
      miss("token counts", call.inputTokens() == null);
      miss("trace", !raw.isTraceIdKnown());
    }

    private void miss(String signal, boolean isMissing) {
      if (isMissing) {
        missing.merge(signal, 1L, Long::sum);
      }
    }

    private void row(
        String kind,
        Instant at,
        String operation,
        String model,
        String tokens,
        String in,
        String out) {
      if (rows.size() < rowCount) {
        rows.add(
            List.of(
                kind, at.toString(), cell(operation), cell(model), tokens, cell(in), cell(out)));
      }
    }

    private Finding finding(String framing) {
      Map<String, String> facts = new LinkedHashMap<>();
      boolean isEmpty = formats.isEmpty();
      facts.put("format", isEmpty ? "none: the object is empty" : words(formats.keySet()));
      facts.put("framing", framing);
      facts.put("dialects", dialects.isEmpty() ? "" : String.join(", ", dialects));
      facts.put("records", counts(kinds));
      facts.put("passed over", counts(passedOver));
      facts.put("rejected", counts(rejected));
      facts.put(
          "missing",
          missing.entrySet().stream()
              .map(
                  entry ->
                      "%s in %d of %d"
                          .formatted(
                              entry.getKey(),
                              entry.getValue(),
                              isOfSpans(entry.getKey()) ? spans : calls))
              .collect(Collectors.joining(", ")));
      facts.values().removeIf(String::isEmpty);
      boolean isReadable = isEmpty || !kinds.isEmpty() || !passedOver.isEmpty();
      return new Finding(facts, rows, isReadable);
    }

    private static boolean isOfSpans(String signal) {
      return signal.equals("application") || signal.equals("release");
    }
  }

  private static String words(Iterable<String> names) {
    return String.join(", ", names);
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String input(Span span) {
    if (span.modelCall() != null) {
      return span.modelCall().userInput();
    }
    if (span.search() != null) {
      return span.search().queryText();
    }
    return span.toolExecution() == null ? span.name() : span.toolExecution().arguments();
  }

  private static String output(Span span) {
    if (span.modelCall() != null) {
      return span.modelCall().outputText();
    }
    if (span.search() != null) {
      return span.search().documents().size() + " documents";
    }
    return span.toolExecution() == null ? "" : span.toolExecution().result();
  }

  /** One line of at most some characters, redacted as a whole before. */
  private String cell(String textOrNull) {
    if (textOrNull == null) {
      return "";
    }
    String line = guard.redact(textOrNull, new TreeMap<>()).replaceAll("\\s+", " ").strip();
    return line.length() <= CELL_CHARACTERS ? line : line.substring(0, CELL_CHARACTERS - 1) + "…";
  }
}
