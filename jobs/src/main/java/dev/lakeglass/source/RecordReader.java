package dev.lakeglass.source;

import dev.lakeglass.span.RawRecord;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Hands out the records of one document, one at a time. */
interface RecordReader {

  /**
   * The next record; empty at the end of the document.
   *
   * @throws IOException if the document is broken; records handed out before stay good
   */
  Optional<RawRecord> next() throws IOException;

  /** Format of the record handed out last, if the document is an envelope around others. */
  default Optional<String> innerFormat() {
    return Optional.empty();
  }

  static RecordReader of(List<? extends RawRecord> records) {
    Iterator<? extends RawRecord> iterator = records.iterator();
    return () -> iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }
}
