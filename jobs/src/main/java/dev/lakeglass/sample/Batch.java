package dev.lakeglass.sample;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The spans that one Collector uploads together: one OTLP document, a resource for each service.
 */
final class Batch {
  private static final JsonFactory JSON = new JsonFactory();

  private final long hour;
  private final Service.Group group;
  private final LogFormat format;
  private final ByteArrayOutputStream callLogs = new ByteArrayOutputStream(0);
  private final Map<Service.Release, Lane> lanes = new LinkedHashMap<>();
  private final Map<LocalDate, Integer> spansByDay = new TreeMap<>();

  Batch(long hour, Service.Group group, LogFormat format) {
    this.hour = hour;
    this.group = group;
    this.format = format;
  }

  Service.Group group() {
    return group;
  }

  long hour() {
    return hour;
  }

  Map<LocalDate, Integer> spansByDay() {
    return spansByDay;
  }

  Instant at() {
    return Instant.ofEpochSecond(hour * 3600);
  }

  /** Adds a span and returns the bytes gathered so far. */
  int add(Span span, LocalDate traceDay) throws IOException {
    spansByDay.merge(traceDay, 1, Integer::sum);
    Optional<Span> written = format.span(span);
    if (written.isPresent()) {
      lanes
          .computeIfAbsent(span.release(), release -> new Lane(release, format.isProtobuf()))
          .add(written.get());
    }
    Optional<String> logged = format.callLog(span);
    if (logged.isPresent()) {
      callLogs.writeBytes(utf8(logged.get() + "\n"));
    }
    int size = callLogs.size();
    for (Lane lane : lanes.values()) {
      size += lane.bytes.size();
    }
    return size;
  }

  /** A line for each model call that a provider or gateway logged. */
  byte[] callLogs() {
    return callLogs.toByteArray();
  }

  byte[] document() throws IOException {
    return format.isProtobuf() ? protobuf() : json();
  }

  private byte[] protobuf() throws IOException {
    return SpanProtobuf.message(
        out -> {
          for (Map.Entry<Service.Release, Lane> lane : lanes.entrySet()) {
            byte[] resource = resource(lane.getKey());
            byte[] scope = lane.getValue().bytes.toByteArray();
            out.writeByteArray(
                1,
                SpanProtobuf.message(
                    inner -> {
                      inner.writeByteArray(1, resource);
                      inner.writeByteArray(2, scope);
                    }));
          }
        });
  }

  private static byte[] resource(Service.Release release) throws IOException {
    return SpanProtobuf.message(
        out -> {
          for (Map.Entry<String, String> attribute : attributes(release).entrySet()) {
            out.writeByteArray(1, SpanProtobuf.attribute(attribute.getKey(), attribute.getValue()));
          }
        });
  }

  private static Map<String, String> attributes(Service.Release release) {
    Service service = release.service();
    long instance = Hash.of(Hash.of(release.version()), service.ordinal());
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("service.name", service.serviceName());
    attributes.put("service.version", release.version());
    attributes.put("service.instance.id", Ids.hex(instance, 12));
    attributes.put("deployment.environment.name", "production");
    attributes.put("telemetry.sdk.language", service.language());
    attributes.put("telemetry.sdk.name", "opentelemetry");
    return attributes;
  }

  private byte[] json() throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    document.write(utf8("{\"resourceSpans\":["));
    boolean isFirst = true;
    for (Map.Entry<Service.Release, Lane> lane : lanes.entrySet()) {
      document.write(utf8((isFirst ? "" : ",") + head(lane.getKey())));
      lane.getValue().bytes.writeTo(document);
      document.write(utf8("]}],\"schemaUrl\":\"https://opentelemetry.io/schemas/1.41.0\"}"));
      isFirst = false;
    }
    document.write(utf8("]}"));
    return document.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String head(Service.Release release) {
    String attributes =
        Message.write(
            json -> {
              json.writeStartArray();
              for (Map.Entry<String, String> attribute : attributes(release).entrySet()) {
                SpanJson.attribute(json, attribute.getKey(), attribute.getValue());
              }
              json.writeEndArray();
            });
    return "{\"resource\":{\"attributes\":"
        + attributes
        + "},\"scopeSpans\":[{\"scope\":{\"name\":\"brightwater.telemetry\",\"version\":\"2.3.0\"},"
        + "\"spans\":[";
  }

  private static final class Lane {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
    private final JsonGenerator json;
    private final boolean isProtobuf;

    Lane(Service.Release release, boolean isProtobuf) {
      this.isProtobuf = isProtobuf;
      try {
        json = JSON.createGenerator(bytes, JsonEncoding.UTF8);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot batch spans of " + release, e);
      }
      json.setRootValueSeparator(new SerializedString(","));
    }

    void add(Span span) throws IOException {
      if (isProtobuf) {
        bytes.writeBytes(
            SpanProtobuf.message(scope -> scope.writeByteArray(2, SpanProtobuf.span(span))));
        return;
      }
      SpanJson.write(json, span);
      json.flush();
    }
  }
}
