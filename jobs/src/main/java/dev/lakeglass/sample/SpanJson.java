package dev.lakeglass.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.util.List;

/** Writes spans the way the OpenTelemetry Collector's JSON marshaler does. */
final class SpanJson {
  private SpanJson() {}

  static void write(JsonGenerator json, Span span) throws IOException {
    json.writeStartObject();
    json.writeStringField("traceId", span.traceId());
    json.writeStringField("spanId", span.spanId());
    if (!span.parentId().isEmpty()) {
      json.writeStringField("parentSpanId", span.parentId());
    }
    json.writeNumberField("flags", 257);
    json.writeStringField("name", span.name());
    json.writeNumberField("kind", span.kind());
    json.writeStringField("startTimeUnixNano", Long.toString(span.start()));
    json.writeStringField("endTimeUnixNano", Long.toString(span.end()));
    json.writeArrayFieldStart("attributes");
    for (int i = 0; i < span.keys().size(); i++) {
      attribute(json, span.keys().get(i), span.values().get(i));
    }
    json.writeEndArray();
    if (!span.events().isEmpty()) {
      events(json, span.events());
    }
    json.writeObjectFieldStart("status");
    if (!span.error().isEmpty()) {
      json.writeStringField("message", span.error());
      json.writeNumberField("code", 2);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static void attribute(JsonGenerator json, String key, Object value) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeFieldName("value");
    value(json, value);
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    json.writeStartObject();
    if (value instanceof String text) {
      json.writeStringField("stringValue", text);
    } else if (value instanceof SerializableString text) {
      json.writeFieldName("stringValue");
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBooleanField("boolValue", flag);
    } else if (value instanceof Double number) {
      json.writeNumberField("doubleValue", number);
    } else if (value instanceof Number number) {
      json.writeStringField("intValue", Long.toString(number.longValue()));
    } else if (value instanceof List<?> list) {
      json.writeObjectFieldStart("arrayValue");
      json.writeArrayFieldStart("values");
      for (Object item : list) {
        value(json, item);
      }
      json.writeEndArray();
      json.writeEndObject();
    } else {
      throw new IllegalArgumentException("No OTLP value for " + value.getClass());
    }
    json.writeEndObject();
  }

  private static void events(JsonGenerator json, List<Span.Event> events) throws IOException {
    json.writeArrayFieldStart("events");
    for (Span.Event event : events) {
      json.writeStartObject();
      json.writeStringField("timeUnixNano", Long.toString(event.time()));
      json.writeStringField("name", event.name());
      json.writeArrayFieldStart("attributes");
      for (int i = 0; i < event.pairs().size(); i += 2) {
        attribute(json, event.pairs().get(i), event.pairs().get(i + 1));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
