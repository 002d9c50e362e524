package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Walks one OTLP document and stops at every span.
 *
 * <p>Spans are handed out as they are met once the resource is known; spans that stand before their
 * resource are held until the end of the resource's object.
 */
final class OtlpJsonReader implements RecordReader {

  /** Where in the document the parser stands. */
  private enum Level {
    START,
    DOCUMENT,
    RESOURCES,
    RESOURCE,
    SCOPES,
    SCOPE,
    SPANS,
    END
  }

  private final JsonParser parser;
  private final Deque<RawRecord> ready = new ArrayDeque<>();
  private final List<RawRecord> beforeResource = new ArrayList<>();
  private Level level = Level.START;
  private Optional<Map<String, Object>> resource = Optional.empty();

  OtlpJsonReader(JsonParser parser) {
    this.parser = parser;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    while (ready.isEmpty() && level != Level.END) {
      advance();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void advance() throws IOException {
    switch (level) {
      case START -> {
        parser.nextToken();
        level = Level.DOCUMENT;
      }
      case DOCUMENT -> enterField("resourceSpans", Level.RESOURCES, Level.END);
      case RESOURCES -> enterObject(Level.RESOURCE, Level.DOCUMENT);
      case RESOURCE -> resourceField();
      case SCOPES -> enterObject(Level.SCOPE, Level.RESOURCE);
      case SCOPE -> enterField("spans", Level.SPANS, Level.SCOPES);
      case SPANS -> span();
      case END -> {}
    }
  }

  private void resourceField() throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      leaveResource();
      return;
    }
    String field = OtlpAttributes.camelCase(parser.currentName());
    JsonToken value = parser.nextToken();
    if (field.equals("resource") && value == JsonToken.START_OBJECT) {
      resource = Optional.of(resourceAttributes());
    } else if ((field.equals("scopeSpans") || field.equals("instrumentationLibrarySpans"))
        && value == JsonToken.START_ARRAY) {
      level = Level.SCOPES;
    } else {
      parser.skipChildren();
    }
  }

  private void leaveResource() {
    for (RawRecord record : beforeResource) {
      ready.add(record instanceof RawSpan span ? withResource(span) : record);
    }
    beforeResource.clear();
    resource = Optional.empty();
    level = Level.RESOURCES;
  }

  private RawSpan withResource(RawSpan span) {
    return new RawSpan(
        span.traceId(),
        span.spanId(),
        span.parentSpanId(),
        span.name(),
        span.kind(),
        span.startNanos(),
        span.endNanos(),
        span.status(),
        span.statusMessage(),
        span.attributes(),
        resource.orElse(Map.of()),
        span.events());
  }

  private Map<String, Object> resourceAttributes() throws IOException {
    Map<String, Object> attributes = Map.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals("attributes")) {
        attributes = OtlpAttributes.read(parser);
      } else {
        parser.skipChildren();
      }
    }
    return attributes;
  }

  private void enterField(String wanted, Level inside, Level after) throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      level = after;
      return;
    }
    String field = OtlpAttributes.camelCase(parser.currentName());
    JsonToken value = parser.nextToken();
    if (field.equals(wanted) && value == JsonToken.START_ARRAY) {
      level = inside;
    } else {
      parser.skipChildren();
    }
  }

  private void enterObject(Level inside, Level after) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      level = inside;
    } else if (token == JsonToken.END_ARRAY) {
      level = after;
    } else {
      parser.skipChildren();
    }
  }

  private void span() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      level = Level.SCOPE;
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      ready.add(new Rejected("not_a_span", "expected an object in \"spans\""));
      return;
    }
    RawRecord record = readSpan();
    if (resource.isPresent()) {
      ready.add(record);
    } else {
      beforeResource.add(record);
    }
  }

  private RawRecord readSpan() throws IOException {
    SpanFields fields = new SpanFields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = OtlpAttributes.camelCase(parser.currentName());
      parser.nextToken();
      fields.read(field);
    }
    return fields.toRecord();
  }

  /** The fields of the span being read. */
  private final class SpanFields {
    private String traceId = "";
    private String spanId = "";
    private String parentSpanId = "";
    private String name = "";
    private Kind kind = Kind.UNSPECIFIED;
    private long startNanos;
    private long endNanos;
    private Status status = Status.UNSET;
    private String statusMessage = "";
    private Map<String, Object> attributes = Map.of();
    private List<Event> events = List.of();

    void read(String field) throws IOException {
      switch (field) {
        case "traceId" -> traceId = Ids.traceId(text());
        case "spanId" -> spanId = Ids.spanId(text());
        case "parentSpanId" -> parentSpanId = Ids.spanId(text());
        case "name" -> name = text();
        case "kind" -> kind = enumValue(Kind.values(), "SPAN_KIND_", Kind.UNSPECIFIED);
        case "startTimeUnixNano" -> startNanos = OtlpAttributes.int64(parser);
        case "endTimeUnixNano" -> endNanos = OtlpAttributes.int64(parser);
        case "attributes" -> attributes = OtlpAttributes.read(parser);
        case "events" -> events = readEvents();
        case "status" -> readStatus();
        default -> parser.skipChildren();
      }
    }

    RawRecord toRecord() {
      if (traceId.isEmpty()) {
        return new Rejected("missing_trace_id", "expected \"traceId\" in the span");
      }
      if (spanId.isEmpty()) {
        return new Rejected("missing_span_id", "expected \"spanId\" in the span");
      }
      if (startNanos <= 0) {
        return new Rejected("missing_start_time", "expected \"startTimeUnixNano\" in the span");
      }
      return new RawSpan(
          traceId,
          spanId,
          parentSpanId.equals(spanId) ? "" : parentSpanId,
          name,
          kind,
          startNanos,
          endNanos,
          status,
          statusMessage,
          attributes,
          resource.orElse(Map.of()),
          events);
    }

    private void readStatus() throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "code" -> status = enumValue(Status.values(), "STATUS_CODE_", Status.UNSET);
          case "message" -> statusMessage = text();
          default -> parser.skipChildren();
        }
      }
    }
  }

  private List<Event> readEvents() throws IOException {
    List<Event> events = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return events;
    }
    while (OtlpAttributes.nextObject(parser)) {
      String name = "";
      Map<String, Object> attributes = Map.of();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "name" -> name = text();
          case "attributes" -> attributes = OtlpAttributes.read(parser);
          default -> parser.skipChildren();
        }
      }
      events.add(new Event(name, attributes));
    }
    return events;
  }

  private String text() throws IOException {
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
      return "";
    }
    return parser.getValueAsString("");
  }

  /** An enum as its number, as a number in a string, or by its name in the protocol. */
  private <T extends Enum<T>> T enumValue(T[] values, String prefix, T fallback)
      throws IOException {
    String text = text().toUpperCase(Locale.ROOT);
    for (T value : values) {
      if (text.equals(Integer.toString(value.ordinal())) || text.equals(prefix + value.name())) {
        return value;
      }
    }
    return fallback;
  }
}
