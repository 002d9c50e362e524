package dev.lakeglass.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * OTLP traces and logs in the JSON encoding of the OpenTelemetry protocol 1.x: {@code
 * {"resourceSpans":[{"resource":…,"scopeSpans":[{"spans":[…]}]}]}}; also as Tempo exports it
 * ({@code batches}) and one resource per document.
 */
final class OtlpJson implements SourceFormat {

  @Override
  public String name() {
    return "otlp";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.hasAny(
        "resourceSpans",
        "resource_spans",
        "resourceLogs",
        "resource_logs",
        "batches",
        "trace.resourceSpans",
        "scopeSpans",
        "scopeLogs");
  }

  @Override
  public RecordReader open(InputStream document) throws IOException {
    return new OtlpJsonReader(Json.parser(document));
  }
}
