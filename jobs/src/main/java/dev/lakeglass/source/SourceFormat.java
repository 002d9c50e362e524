package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Set;

/** One way of writing telemetry as JSON documents. Adding one never touches what follows. */
public interface SourceFormat {

  /** The word used in the configuration and in tables. */
  String name();

  /** Whether a document with these top-level keys is of this format. */
  boolean recognises(Set<String> keys);

  /** A reader of the records of one document; it reads no further than it is asked. */
  RecordReader open(JsonParser document);
}
