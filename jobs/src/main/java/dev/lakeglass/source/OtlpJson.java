package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Set;

/**
 * OTLP traces in the JSON encoding of the OpenTelemetry protocol 1.x: {@code
 * {"resourceSpans":[{"resource":…,"scopeSpans":[{"spans":[…]}]}]}}.
 */
final class OtlpJson implements SourceFormat {

  @Override
  public String name() {
    return "otlp";
  }

  @Override
  public boolean recognises(Set<String> keys) {
    return keys.contains("resourceSpans") || keys.contains("resource_spans");
  }

  @Override
  public RecordReader open(JsonParser document) {
    return new OtlpJsonReader(document);
  }
}
