package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.github.luben.zstd.ZstdIOException;
import dev.lakeglass.source.DocumentStart.Encoding;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Rejected;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads the records of one stored object of any size, whatever its format, framing and compression;
 * the format is found anew for every document, so that several may lie in one object.
 *
 * <p>What is broken comes out as {@link Rejected}; the records around it are not lost. Only a
 * failure of the storage itself is an exception.
 */
public final class RawObjectReader implements Closeable {
  private static final int HEAD_TO_RECOGNISE = 64 * 1024;
  private static final long WHOLE = -1;

  /** Long conversations as flat attributes have thousands; what has more is broken or hostile. */
  private static final int MOST_ATTRIBUTES = 20_000;

  /** Why nothing is read of a document. */
  private static final Rejected UNKNOWN =
      new Rejected(
          "unknown_format",
          "expected one of the formats " + String.join(", ", SourceFormats.names()));

  /**
   * @param position number of the record within the object, from 1; in a file that is read in
   *     parts, the place of its document in bytes, from 1, plus its number within it, from 0
   * @param format name of the format it was read as; "unknown" if none was recognised
   * @param head first bytes of the document of a rejected record, not redacted; empty otherwise
   */
  public record Positioned(long position, String format, RawRecord record, String head) {

    /** The same place with what became of its record. */
    public Positioned with(RawRecord other) {
      return new Positioned(position, format, other, head);
    }
  }

  private final InputStream stored;
  private final List<SourceFormat> formats;
  private final Map<String, SourceFormat> byBeginning = new HashMap<>();
  private Optional<SourceFormat> format = Optional.empty();
  private Optional<Documents> documents = Optional.empty();
  private RecordReader records = Optional::empty;
  private final long firstByte;
  private long position;
  private boolean atEnd;

  /**
   * @param format name of a source format, or {@link SourceFormats#AUTO}
   */
  public RawObjectReader(InputStream stored, String format) {
    this(stored, format, WHOLE);
  }

  private RawObjectReader(InputStream stored, String format, long firstByte) {
    this.stored = stored;
    this.formats = SourceFormats.named(format);
    this.firstByte = firstByte;
  }

  /**
   * Reads the lines of a part of a plain file, and numbers their records the same however the file
   * is parted.
   *
   * @param firstByte where the part begins in the file, from 0
   */
  public static RawObjectReader ofPart(InputStream part, String format, long firstByte) {
    return new RawObjectReader(part, format, firstByte);
  }

  /** The next record; empty at the end of the object. */
  public Optional<Positioned> next() throws IOException {
    while (!atEnd) {
      try {
        Optional<RawRecord> record = nextOfDocument();
        if (record.isPresent()) {
          return Optional.of(positioned(withinLimits(record.get())));
        }
      } catch (EOFException | ZipException | ZstdIOException e) {
        atEnd = true;
        return Optional.of(
            positioned(new Rejected("truncated_object", "the compressed stream ends early")));
      } catch (Decompression.TrailingBytesException e) {
        atEnd = true;
        return Optional.of(positioned(new Rejected("trailing_bytes", e.getMessage())));
      } catch (Decompression.TooLargeException e) {
        atEnd = true;
        return Optional.of(positioned(new Rejected("decompressed_too_large", e.getMessage())));
      }
    }
    return Optional.empty();
  }

  /** How the documents are framed, in a few words for people; empty before the first is read. */
  public String framing() {
    return documents.map(Documents::framing).orElse("");
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
    } catch (StreamConstraintsException e) {
      records = Optional::empty;
      return Optional.of(Json.beyondLimits(e));
    } catch (JsonProcessingException | CharConversionException e) {
      records = Optional::empty;
      return Optional.of(brokenDocument());
    } catch (RuntimeException e) {
      // a value nobody thought of must not stop a night's run; the message could quote it
      records = Optional::empty;
      return Optional.of(new Rejected("decoding_failed", e.getClass().getSimpleName()));
    } catch (LimitedStream.LimitExceededException e) {
      records = Optional::empty;
      return Optional.of(new Rejected("too_large", e.getMessage() + " in one document"));
    }
  }

  private void openNextDocument() throws IOException {
    records = Optional::empty;
    if (documents.isEmpty()) {
      documents = Optional.of(Framing.of(Decompression.open(stored)));
    }
    Documents current = documents.get();
    if (!current.next()) {
      atEnd = true;
      return;
    }
    String beginning = new String(current.beginning(), StandardCharsets.UTF_8);
    SourceFormat known = byBeginning.get(beginning);
    if (known != null) {
      format = Optional.of(known);
      records = known.open(current.document());
    } else {
      openUnknown(current.document(), beginning);
    }
  }

  /** Looks at the start of the document, then reads it again from there. */
  private void openUnknown(InputStream document, String beginning) throws IOException {
    byte[] bytes = document.readNBytes(HEAD_TO_RECOGNISE);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(bytes), document);
    DocumentStart start = DocumentStart.of(bytes);
    format = SourceFormats.recognise(formats, start).or(this::onlyFormat);
    if (format.isEmpty()) {
      records = unrecognised(start, whole);
      return;
    }
    if (saysEnough(beginning, format.get())) {
      byBeginning.put(beginning, format.get());
    }
    records = format.get().open(whole);
  }

  /** Where one format is configured, a document without its marks is a bad record of it. */
  private Optional<SourceFormat> onlyFormat() {
    return formats.size() == 1 ? Optional.of(formats.get(0)) : Optional.empty();
  }

  /** Whether the first key of a document alone tells its format. */
  private static boolean saysEnough(String beginning, SourceFormat format) {
    int quote = beginning.indexOf('"');
    return quote >= 0
        && format.recognises(
            DocumentStart.ofKey(beginning.substring(quote + 1, beginning.length() - 1)));
  }

  private RecordReader unrecognised(DocumentStart start, InputStream whole) throws IOException {
    if (start.encoding() == Encoding.JSON) {
      requireJson(whole);
      return RecordReader.of(List.of(UNKNOWN));
    }
    boolean isMeantAsJson = documents.filter(JsonDocuments.class::isInstance).isPresent();
    return RecordReader.of(List.of(isMeantAsJson ? brokenDocument() : UNKNOWN));
  }

  /** A broken document is called broken, even if nothing could be recognised in it. */
  private static void requireJson(InputStream whole) throws IOException {
    try (JsonParser parser = Json.parser(whole)) {
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private Rejected brokenDocument() throws IOException {
    return documents.isPresent() && documents.get().isCutByTheEnd()
        ? new Rejected("truncated_object", "the document ends before it is complete")
        : new Rejected("broken_json", "expected one JSON document");
  }

  private static RawRecord withinLimits(RawRecord record) {
    if (!(record instanceof RawSpan span)) {
      return record;
    }
    int count = span.attributes().size();
    for (RawSpan.Event event : span.events()) {
      count += event.attributes().size();
    }
    return count <= MOST_ATTRIBUTES
        ? record
        : new Rejected(
            "too_many_attributes",
            "%,d attributes in the span and its events, expected at most %,d"
                .formatted(count, MOST_ATTRIBUTES));
  }

  private Positioned positioned(RawRecord record) {
    position++;
    if (firstByte != WHOLE && documents.isPresent()) {
      position = Math.max(position, firstByte + documents.get().offset() + 1);
    }
    String head =
        record instanceof Rejected && documents.isPresent()
            ? new String(documents.get().head(), StandardCharsets.UTF_8)
            : "";
    String name = records.innerFormat().or(() -> format.map(SourceFormat::name)).orElse("unknown");
    return new Positioned(position, name, record, head);
  }
}
