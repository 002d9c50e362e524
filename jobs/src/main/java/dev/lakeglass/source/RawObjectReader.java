package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.github.luben.zstd.ZstdIOException;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Reads the records of one stored object of any size, whatever its framing and compression.
 *
 * <p>What is broken comes out as {@link Rejected}; the records around it are not lost. Only a
 * failure of the storage itself is an exception.
 */
public final class RawObjectReader implements Closeable {

  /** Text longer than this in one value is refused. */
  private static final int LONGEST_TEXT = 50_000_000;

  private static final int DEEPEST_NESTING = 200;
  private static final int HEAD_TO_RECOGNISE = 16 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_TEXT)
                  .maxNestingDepth(DEEPEST_NESTING)
                  .build())
          .build();

  /**
   * @param position number of the record within the object, from 1
   * @param format name of the format it was read as; "unknown" if none was recognised
   * @param head first bytes of the document of a rejected record, not redacted; empty otherwise
   */
  public record Positioned(long position, String format, RawRecord record, String head) {}

  private final InputStream stored;
  private Optional<SourceFormat> format;
  private Optional<JsonDocuments> documents = Optional.empty();
  private Optional<JsonParser> parser = Optional.empty();
  private RecordReader records = Optional::empty;
  private long position;
  private boolean atEnd;

  /**
   * @param format name of a source format, or {@link SourceFormats#AUTO}
   */
  public RawObjectReader(InputStream stored, String format) {
    this.stored = stored;
    this.format = SourceFormats.named(format);
  }

  /** The next record; empty at the end of the object. */
  public Optional<Positioned> next() throws IOException {
    while (!atEnd) {
      try {
        Optional<RawRecord> record = nextOfDocument();
        if (record.isPresent()) {
          return Optional.of(positioned(record.get()));
        }
      } catch (EOFException | ZipException | ZstdIOException e) {
        atEnd = true;
        return Optional.of(
            positioned(new Rejected("truncated_object", "the compressed stream ends early")));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }

  /** The next record of the current document; empty if another document has to be opened first. */
  private Optional<RawRecord> nextOfDocument() throws IOException {
    try {
      Optional<RawRecord> record = records.next();
      if (record.isEmpty()) {
        openNextDocument();
      }
      return record;
    } catch (JsonProcessingException | CharConversionException e) {
      records = Optional::empty;
      return Optional.of(brokenDocument());
    }
  }

  private void openNextDocument() throws IOException {
    records = Optional::empty;
    closeParser();
    if (documents.isEmpty()) {
      documents = Optional.of(new JsonDocuments(Decompression.open(stored)));
    }
    if (!documents.get().next()) {
      atEnd = true;
      return;
    }
    if (format.isEmpty()) {
      openUnknown();
    } else {
      open(format.get(), JSON.createParser(documents.get().document()));
    }
  }

  private void open(SourceFormat chosen, JsonParser document) {
    parser = Optional.of(document);
    records = chosen.open(document);
  }

  /** Looks at the keys of the first document, then reads it again from its kept head. */
  private void openUnknown() throws IOException {
    InputStream document = documents.get().document();
    byte[] start = document.readNBytes(HEAD_TO_RECOGNISE);
    format = SourceFormats.recognise(topLevelKeys(start));
    if (format.isEmpty()) {
      records =
          rejecting(
              new Rejected(
                  "unknown_format",
                  "expected one of the formats " + String.join(", ", SourceFormats.names())));
      return;
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), document);
    open(format.get(), JSON.createParser(whole));
  }

  private static RecordReader rejecting(Rejected rejected) {
    Iterator<RawRecord> once = List.<RawRecord>of(rejected).iterator();
    return () -> once.hasNext() ? Optional.of(once.next()) : Optional.empty();
  }

  private static Set<String> topLevelKeys(byte[] start) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    try (JsonParser peek = JSON.createParser(start)) {
      if (peek.nextToken() != JsonToken.START_OBJECT) {
        return keys;
      }
      while (peek.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(peek.currentName());
        peek.nextToken();
        peek.skipChildren();
      }
    } catch (JsonProcessingException | CharConversionException e) {
      return keys;
    }
    return keys;
  }

  private Rejected brokenDocument() throws IOException {
    return documents.isPresent() && documents.get().isCutByTheEnd()
        ? new Rejected("truncated_object", "the document ends before it is complete")
        : new Rejected("broken_json", "expected one JSON document");
  }

  private Positioned positioned(RawRecord record) {
    position++;
    String head =
        record instanceof Rejected && documents.isPresent()
            ? new String(documents.get().head(), StandardCharsets.UTF_8)
            : "";
    return new Positioned(position, format.map(SourceFormat::name).orElse("unknown"), record, head);
  }

  private void closeParser() throws IOException {
    if (parser.isPresent()) {
      parser.get().close();
      parser = Optional.empty();
    }
  }
}
