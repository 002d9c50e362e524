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
import java.util.TreeMap;

/**
 * The spans that one Collector uploads together: one OTLP document, a resource for each service.
 */
final class Batch {
  private static final JsonFactory JSON = new JsonFactory();

  private final long hour;
  private final Service.Group group;
  private final Map<Service.Release, Lane> lanes = new LinkedHashMap<>();
  private final Map<LocalDate, Integer> spansByDay = new TreeMap<>();

  Batch(long hour, Service.Group group) {
    this.hour = hour;
    this.group = group;
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
    lanes.computeIfAbsent(span.release(), Lane::new).add(span);
    int size = 0;
    for (Lane lane : lanes.values()) {
      size += lane.bytes.size();
    }
    return size;
  }

  byte[] document() throws IOException {
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
    Service service = release.service();
    long instance = Hash.of(Hash.of(release.version()), service.ordinal());
    String attributes =
        Message.write(
            json -> {
              json.writeStartArray();
              SpanJson.attribute(json, "service.name", service.serviceName());
              SpanJson.attribute(json, "service.version", release.version());
              SpanJson.attribute(json, "service.instance.id", Ids.hex(instance, 12));
              SpanJson.attribute(json, "deployment.environment.name", "production");
              SpanJson.attribute(json, "telemetry.sdk.language", service.language());
              SpanJson.attribute(json, "telemetry.sdk.name", "opentelemetry");
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

    Lane(Service.Release release) {
      try {
        json = JSON.createGenerator(bytes, JsonEncoding.UTF8);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot batch spans of " + release, e);
      }
      json.setRootValueSeparator(new SerializedString(","));
    }

    void add(Span span) throws IOException {
      SpanJson.write(json, span);
      json.flush();
    }
  }
}
