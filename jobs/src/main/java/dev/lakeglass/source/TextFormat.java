package dev.lakeglass.source;

import dev.lakeglass.span.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A format of lines of text, which also travel as messages of a log service. */
abstract class TextFormat implements SourceFormat {
  private static final int LONGEST_LINE = 64 * 1024;

  @Override
  public final RecordReader open(InputStream document) throws IOException {
    return RecordReader.of(
        records(
            new String(document.readNBytes(LONGEST_LINE), StandardCharsets.UTF_8), Envelope.NONE));
  }

  /**
   * @param envelope what the log around the line says of it
   */
  abstract List<? extends RawRecord> records(String line, Envelope envelope);
}
