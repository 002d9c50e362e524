package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Link;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Walks one OTLP document in JSON, of traces, logs or both, and stops at every span. */
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
    LOGS,
    END
  }

  private final JsonParser parser;
  private final OtlpDocument document = new OtlpDocument();
  private Level level = Level.START;

  /** Whether the document is the content of a resource itself, without a list around it. */
  private boolean isBare;

  OtlpJsonReader(JsonParser parser) {
    this.parser = parser;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    while (!document.hasReady() && level != Level.END) {
      advance();
      if (level == Level.END) {
        document.end();
      }
    }
    return document.poll();
  }

  private void advance() throws IOException {
    switch (level) {
      case START -> {
        parser.nextToken();
        level = Level.DOCUMENT;
      }
      case DOCUMENT -> documentField();
      case RESOURCES -> enterObject(Level.RESOURCE, Level.DOCUMENT);
      case RESOURCE -> resourceField();
      case SCOPES -> enterObject(Level.SCOPE, Level.RESOURCE);
      case SCOPE -> scopeField();
      case SPANS -> span();
      case LOGS -> log();
      case END -> {}
    }
  }

  /** The lists of resources, also as Tempo exports them; or a resource's own fields. */
  private void documentField() throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      level = Level.END;
      return;
    }
    String field = OtlpAttributes.camelCase(parser.currentName());
    JsonToken value = parser.nextToken();
    switch (field) {
      case "resourceSpans", "resourceLogs", "batches" -> {
        if (value == JsonToken.START_ARRAY) {
          level = Level.RESOURCES;
        }
      }
      case "trace" -> {
        if (value != JsonToken.START_OBJECT) {
          parser.skipChildren();
        }
      }
      case "resource",
          "scopeSpans",
          "scopeLogs",
          "instrumentationLibrarySpans",
          "instrumentationLibraryLogs" -> {
        isBare = true;
        level = Level.RESOURCE;
        fieldOfResource(field, value);
      }
      default -> parser.skipChildren();
    }
  }

  private void resourceField() throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      document.leaveResource();
      level = isBare ? Level.END : Level.RESOURCES;
      return;
    }
    String field = OtlpAttributes.camelCase(parser.currentName());
    fieldOfResource(field, parser.nextToken());
  }

  private void fieldOfResource(String field, JsonToken value) throws IOException {
    boolean isScopes = field.startsWith("scope") || field.startsWith("instrumentationLibrary");
    if (field.equals("resource") && value == JsonToken.START_OBJECT) {
      document.enterResource(resourceAttributes());
    } else if (isScopes && value == JsonToken.START_ARRAY) {
      level = Level.SCOPES;
    } else {
      parser.skipChildren();
    }
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

  private void scopeField() throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      level = Level.SCOPES;
      return;
    }
    String field = OtlpAttributes.camelCase(parser.currentName());
    boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
    if (isList && field.equals("spans")) {
      level = Level.SPANS;
    } else if (isList && (field.equals("logRecords") || field.equals("logs"))) {
      level = Level.LOGS;
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
      document.other(new Rejected("not_a_span", "expected an object in \"spans\""));
      return;
    }
    document.span(readSpan());
  }

  private void log() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      level = Level.SCOPE;
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    document.log(readLog());
  }

  private LogRecord readLog() throws IOException {
    OtlpLogFields fields = new OtlpLogFields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = OtlpAttributes.camelCase(parser.currentName());
      JsonToken value = parser.nextToken();
      switch (field) {
        case "traceId" -> fields.traceId = Ids.traceId(text());
        case "spanId" -> fields.spanId = Ids.spanId(text());
        case "timeUnixNano" -> fields.timeNanos = OtlpAttributes.int64(parser);
        case "observedTimeUnixNano" -> fields.observedNanos = OtlpAttributes.int64(parser);
        case "eventName" -> fields.eventName = text();
        case "attributes" -> fields.attributes = OtlpAttributes.read(parser);
        case "body" -> {
          if (value == JsonToken.START_OBJECT) {
            fields.body = OtlpAttributes.anyValue(parser).orElse("");
          }
        }
        default -> parser.skipChildren();
      }
    }
    return fields.record();
  }

  private RawRecord readSpan() throws IOException {
    OtlpSpanFields span = new OtlpSpanFields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = OtlpAttributes.camelCase(parser.currentName());
      parser.nextToken();
      readField(span, field);
    }
    return span.record(document.resource());
  }

  private void readField(OtlpSpanFields span, String field) throws IOException {
    switch (field) {
      case "traceId" -> span.traceId = Ids.traceId(text());
      case "spanId" -> span.spanId = Ids.spanId(text());
      case "parentSpanId" -> span.parentSpanId = Ids.spanId(text());
      case "name" -> span.name = text();
      case "kind" -> span.kind = enumValue(Kind.values(), "SPAN_KIND_", Kind.UNSPECIFIED);
      case "startTimeUnixNano" -> span.startNanos = OtlpAttributes.int64(parser);
      case "endTimeUnixNano" -> span.endNanos = OtlpAttributes.int64(parser);
      case "attributes" -> span.attributes = OtlpAttributes.read(parser);
      case "events" -> span.events = readEvents();
      case "links" -> span.links = readLinks();
      case "status" -> readStatus(span);
      default -> parser.skipChildren();
    }
  }

  private void readStatus(OtlpSpanFields span) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "code" -> span.status = enumValue(Status.values(), "STATUS_CODE_", Status.UNSET);
        case "message" -> span.statusMessage = text();
        default -> parser.skipChildren();
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

  private List<Link> readLinks() throws IOException {
    List<Link> links = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return links;
    }
    while (OtlpAttributes.nextObject(parser)) {
      String traceId = "";
      String spanId = "";
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = OtlpAttributes.camelCase(parser.currentName());
        parser.nextToken();
        switch (field) {
          case "traceId" -> traceId = Ids.traceId(text());
          case "spanId" -> spanId = Ids.spanId(text());
          default -> parser.skipChildren();
        }
      }
      links.add(new Link(traceId, spanId));
    }
    return links;
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
