package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A format whose documents are small enough to be held in memory: most logs. */
abstract class TreeFormat implements SourceFormat {
  private static final long LARGEST_DOCUMENT = 64L * 1024 * 1024;

  @Override
  public final RecordReader open(InputStream document) throws IOException {
    return RecordReader.of(
        checked(Json.tree(new LimitedStream(document, LARGEST_DOCUMENT)), Envelope.NONE));
  }

  /** The records of a document, which is an object. */
  final List<? extends RawRecord> checked(JsonNode document, Envelope envelope) {
    return document.isObject()
        ? records(document, envelope)
        : List.of(new Rejected("not_an_object", "expected one JSON object"));
  }

  /**
   * @param envelope what the log around the document says of it
   */
  abstract List<? extends RawRecord> records(JsonNode document, Envelope envelope);
}
