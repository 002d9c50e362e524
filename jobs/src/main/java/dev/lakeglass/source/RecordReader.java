package dev.lakeglass.source;

import dev.lakeglass.span.RawRecord;
import java.io.IOException;
import java.util.Optional;

/** Hands out the records of one document, one at a time. */
public interface RecordReader {

  /**
   * The next record; empty at the end of the document.
   *
   * @throws IOException if the document is broken; records handed out before stay good
   */
  Optional<RawRecord> next() throws IOException;
}
