package dev.lakeglass.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * One way of writing telemetry down. Whatever it is, it becomes spans and feedback; adding a format
 * never touches what follows.
 */
interface SourceFormat {

  /** The word used in the configuration and in tables; formats of one system share it. */
  String name();

  /** Whether a document that begins so is of this format. */
  boolean recognises(DocumentStart start);

  /** A reader of the records of one document; it reads no further than it is asked. */
  RecordReader open(InputStream document) throws IOException;
}
