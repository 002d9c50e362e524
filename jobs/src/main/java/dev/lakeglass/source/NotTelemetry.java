package dev.lakeglass.source;

import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What lies beside logs and is none: metrics, manifests, notices and markers are passed over, so
 * that they do not count as rejected. Pieces of a log that cannot stand alone are rejected.
 */
final class NotTelemetry implements SourceFormat {
  static final String NAME = "not-telemetry";
  private static final int HEAD = 64 * 1024;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return known(start).isPresent();
  }

  @Override
  public RecordReader open(InputStream document) throws IOException {
    return RecordReader.of(known(DocumentStart.of(document.readNBytes(HEAD))).stream().toList());
  }

  private static Optional<RawRecord> known(DocumentStart start) {
    if (start.hasAny("resourceMetrics", "resource_metrics")) {
      return Optional.of(new PassedOver("metrics"));
    }
    if (start.has("files.key", "files.table")) {
      return Optional.of(new PassedOver("a manifest of an export"));
    }
    if (start.has("$defs") || start.has("$schema") || start.has("properties", "type", "title")) {
      return Optional.of(new PassedOver("a JSON schema"));
    }
    if (start.text().startsWith("Permissions are correctly set for Amazon Bedrock logs")) {
      return Optional.of(new PassedOver("the marker of a permission check"));
    }
    if (start.has("spanId", "type", "value") && start.keys().size() == 3) {
      return Optional.of(new PassedOver("a trace header that belongs to a record of Lambda"));
    }
    boolean isAttributes =
        start.keys().stream()
            .anyMatch(key -> key.startsWith("gen_ai.") || key.startsWith("openinference."));
    return isAttributes
        ? Optional.of(
            new Rejected("attributes_only", "attributes of a span without its ids and times"))
        : Optional.empty();
  }
}
