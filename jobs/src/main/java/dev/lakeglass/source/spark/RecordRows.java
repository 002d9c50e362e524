package dev.lakeglass.source.spark;

import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.CallIds;
import dev.lakeglass.span.CitationMarks;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Rejected;
import dev.lakeglass.span.Span;
import dev.lakeglass.span.Span.Dimensions;
import dev.lakeglass.span.Span.ModelCall;
import dev.lakeglass.span.Span.Search;
import dev.lakeglass.span.Span.ToolExecution;
import dev.lakeglass.span.SpanHarmonizer;
import dev.lakeglass.span.TextGuard;
import dev.lakeglass.span.TextHash;
import dev.lakeglass.statistics.MinHash;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** Turns records into rows of {@link RecordSchema}; here every record is redacted, or rejected. */
final class RecordRows {
  private static final int EXCERPT_CHARACTERS = 200;
  private static final ArrayBasedMapData NO_COUNTS =
      new ArrayBasedMapData(
          new GenericArrayData(new Object[0]), new GenericArrayData(new Object[0]));

  private final TextGuard guard;
  private final SpanHarmonizer harmonizer;

  RecordRows(TextGuard guard, SpanHarmonizer harmonizer) {
    this.guard = guard;
    this.harmonizer = harmonizer;
  }

  /**
   * Fails closed: a record that cannot be redacted becomes a rejected one without its text. Any
   * exception while a record is harmonised counts as that, since its message could quote the text.
   */
  InternalRow row(RawFile file, Positioned positioned) {
    Object[] values = new Object[RecordSchema.SCHEMA.length()];
    head(values, file, positioned.position(), positioned.format());
    try {
      fill(values, file, positioned);
    } catch (RuntimeException e) {
      values = new Object[RecordSchema.SCHEMA.length()];
      head(values, file, positioned.position(), positioned.format());
      reject(values, "redaction_failed", e.getClass().getSimpleName(), "");
    }
    return new GenericInternalRow(values);
  }

  /** What became of an object, or of a part of one. */
  static InternalRow objectRow(RawFile file, ReadCounts counts) {
    Object[] values = new Object[RecordSchema.SCHEMA.length()];
    head(values, file, 0, "");
    values[0] = text("object");
    values[23] =
        struct(counts.readBytes(), counts.decoded(), counts.rejected(), counts.passedOver());
    return new GenericInternalRow(values);
  }

  private void fill(Object[] values, RawFile file, Positioned positioned) {
    if (positioned.record() instanceof RawSpan raw) {
      span(values, harmonizer.harmonize(raw));
    } else if (positioned.record() instanceof RawFeedback feedback) {
      label(values, feedback);
    } else if (positioned.record() instanceof Rejected rejected) {
      reject(values, rejected.reason(), rejected.detail(), positioned.head());
    }
  }

  private static void head(Object[] values, RawFile file, long position, String format) {
    values[1] = text(file.sourceName());
    values[2] = text(file.name());
    values[3] = position;
    values[4] = text(format);
    values[5] = file.arrival().toEpochMilli() * 1_000;
    values[6] = file.isArrivalKnown();
    values[7] = (int) file.arrivalDate().toEpochDay();
    values[22] = file.arrivalEnd().toEpochMilli() * 1_000;
  }

  private static void span(Object[] values, Span span) {
    values[0] = text("span");
    values[19] = text(span.origin().evidence());
    values[20] = span.origin().isTraceIdKnown();
    values[21] = array(span.origin().callIds(), RecordRows::text);
    values[8] = text(span.traceId());
    values[9] = text(span.spanId());
    values[10] =
        struct(
            text(span.parentSpanId()),
            text(span.name()),
            text(span.operation()),
            span.isEntry(),
            span.startMicros(),
            span.endMicros(),
            span.durationMs(),
            span.isError(),
            text(span.errorType()),
            span.attemptNumber(),
            span.isCacheHit(),
            span.httpStatusCode(),
            map(span.featureFlags(), RecordRows::text),
            map(span.attributes(), RecordRows::text),
            counts(span.redactions()));
    values[11] = dimensions(span.dimensions());
    if (span.modelCall() != null) {
      values[12] = prompt(span.modelCall());
      values[13] = output(span.modelCall());
    }
    if (span.search() != null) {
      search(values, span.search());
    }
    if (span.toolExecution() != null) {
      values[16] = tool(span.toolExecution());
    }
  }

  private static InternalRow dimensions(Dimensions dimensions) {
    return struct(
        text(dimensions.application()),
        text(dimensions.release()),
        text(dimensions.environment()),
        text(dimensions.route()),
        text(dimensions.tenantId()),
        text(dimensions.userId()),
        text(dimensions.sessionId()),
        text(dimensions.requestId()),
        text(dimensions.datasetVersion()),
        text(dimensions.providerName()),
        text(dimensions.modelName()),
        text(dimensions.promptName()),
        text(dimensions.promptVersion()));
  }

  private static InternalRow prompt(ModelCall call) {
    return struct(
        call.temperature(),
        call.topP(),
        call.maxTokens(),
        call.seed(),
        text(call.systemPrompt()),
        call.messages() == null
            ? null
            : array(call.messages(), m -> struct(text(m.role()), text(m.content()))),
        text(call.userInput()),
        array(call.contextDocumentIds(), RecordRows::text),
        text(call.pastedContext()),
        text(call.toolDefinitions()),
        text(call.outputType()),
        text(call.outputSchema()),
        text(call.templateHash()),
        text(call.promptHash()),
        counts(call.inputRedactions()));
  }

  private static InternalRow output(ModelCall call) {
    return struct(
        text(call.responseModelName()),
        text(call.responseId()),
        text(call.systemFingerprint()),
        text(call.outputText()),
        text(call.outputHash()),
        text(call.outputShape()),
        call.outputText() == null
            ? null
            : CitationMarks.areIn(call.outputText(), call.outputShape()),
        array(
            call.toolCalls(),
            asked -> struct(text(asked.id()), text(asked.name()), text(asked.arguments()))),
        text(call.finishReason()),
        call.timeToFirstTokenMs(),
        call.inputTokens(),
        call.cachedInputTokens(),
        call.cacheWriteTokens(),
        call.outputTokens(),
        call.reasoningTokens(),
        counts(call.outputRedactions()));
  }

  private static void search(Object[] values, Search search) {
    values[14] =
        struct(text(search.queryText()), text(search.indexName()), counts(search.redactions()));
    values[15] =
        array(
            search.documents(),
            document ->
                struct(
                    text(document.id()),
                    document.score(),
                    text(document.content()),
                    text(document.version()),
                    document.updatedMicros(),
                    counts(document.redactions()),
                    document.content() == null ? null : MinHash.of(document.content())));
  }

  private static InternalRow tool(ToolExecution tool) {
    return struct(
        text(tool.toolName()),
        text(tool.callId()),
        text(tool.arguments()),
        text(tool.result()),
        counts(tool.redactions()));
  }

  private void label(Object[] values, RawFeedback feedback) {
    Map<String, Long> counts = new TreeMap<>();
    values[0] = text("label");
    values[8] = known(feedback.traceId());
    values[9] = known(feedback.spanId());
    if (feedback.traceId().isEmpty() && !feedback.responseId().isEmpty()) {
      values[21] = array(CallIds.ofResponse(feedback.responseId()), RecordRows::text);
    }
    String name = guard.redact(feedback.name(), counts);
    String said = feedback.text().map(t -> guard.redact(t, counts)).orElse(null);
    String comment = feedback.comment().map(t -> guard.redact(t, counts)).orElse(null);
    String id =
        feedback.id().isEmpty()
            ? contentId(feedback, name, said, comment)
            : guard.redact(feedback.id(), counts);
    values[17] =
        struct(
            text(id),
            known(guard.redact(feedback.sessionId(), counts)),
            feedback.givenAt().getEpochSecond() * 1_000_000 + feedback.givenAt().getNano() / 1_000,
            text(feedback.kind()),
            text(name),
            feedback.number().isPresent() ? feedback.number().getAsDouble() : null,
            text(said),
            text(comment),
            feedback.authorId().isEmpty()
                ? null
                : guard.pseudonym(feedback.authorId()).map(RecordRows::text).orElse(null),
            text(feedback.authorType()),
            known(guard.redact(feedback.application(), counts)),
            known(guard.redact(feedback.environment(), counts)),
            known(guard.redact(feedback.route(), counts)),
            known(guard.redact(feedback.tenantId(), counts)),
            feedback.documentRank() == 0 ? null : feedback.documentRank(),
            known(guard.redact(feedback.replaces(), counts)),
            feedback.isRetraction(),
            counts(counts));
  }

  /** The same for the same event, however often it is delivered; over redacted texts. */
  private static String contentId(RawFeedback feedback, String name, String said, String comment) {
    return TextHash.of(
        String.join(
            "\u0000",
            feedback.traceId(),
            feedback.spanId(),
            feedback.sessionId(),
            feedback.responseId(),
            feedback.givenAt().toString(),
            name,
            feedback.number().toString(),
            String.valueOf(said),
            String.valueOf(comment)));
  }

  private void reject(Object[] values, String reason, String detail, String head) {
    Map<String, Long> counts = new TreeMap<>();
    UTF8String excerpt = head.isEmpty() ? null : excerpt(head, counts);
    values[0] = text("rejected");
    values[18] = struct(text(reason), known(detail), excerpt, counts(counts));
  }

  /** The beginning of a rejected record: redacted whole, then cut. */
  private UTF8String excerpt(String head, Map<String, Long> counts) {
    String redacted = guard.redact(head, counts);
    return text(redacted.substring(0, Math.min(EXCERPT_CHARACTERS, redacted.length())));
  }

  private static UTF8String known(String textOrEmpty) {
    return textOrEmpty.isEmpty() ? null : text(textOrEmpty);
  }

  private static UTF8String text(String textOrNull) {
    return UTF8String.fromString(textOrNull);
  }

  private static InternalRow struct(Object... values) {
    return new GenericInternalRow(values);
  }

  private static <T> GenericArrayData array(Collection<T> items, Function<? super T, ?> convert) {
    return new GenericArrayData(items.stream().map(convert).toArray());
  }

  private static ArrayBasedMapData counts(Map<String, Long> byType) {
    return byType.isEmpty() ? NO_COUNTS : map(byType, Function.identity());
  }

  private static <V> ArrayBasedMapData map(Map<String, V> entries, Function<? super V, ?> convert) {
    return new ArrayBasedMapData(
        array(entries.keySet(), RecordRows::text), array(entries.values(), convert));
  }
}
