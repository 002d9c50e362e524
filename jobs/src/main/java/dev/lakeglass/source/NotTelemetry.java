package dev.lakeglass.source;

import java.io.InputStream;
import java.util.List;

/**
 * What lies beside logs and is none: metrics, manifests, notices and markers. It is passed over, so
 * that it does not count as rejected.
 */
final class NotTelemetry implements SourceFormat {
  static final String NAME = "not-telemetry";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.hasAny("resourceMetrics", "resource_metrics")
        || start.has("files.key", "files.table")
        || start.has("$schema", "$defs")
        || start.text().startsWith("Permissions are correctly set for Amazon Bedrock logs");
  }

  @Override
  public RecordReader open(InputStream document) {
    return RecordReader.of(List.of());
  }
}
