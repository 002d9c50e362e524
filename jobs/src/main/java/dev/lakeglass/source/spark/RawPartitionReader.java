package dev.lakeglass.source.spark;

import dev.lakeglass.source.CountingStream;
import dev.lakeglass.source.RawObjectReader;
import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.source.References;
import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Rejected;
import dev.lakeglass.span.SpanHarmonizer;
import dev.lakeglass.span.TextGuard;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads one object after the other, or parts of objects, a record at a time. */
final class RawPartitionReader implements PartitionReader<InternalRow> {
  private final Iterator<RawPart> parts;
  private final Configuration hadoop;
  private final RecordRows rows;
  private final References references;
  private Optional<OpenPart> open = Optional.empty();
  private Optional<InternalRow> row = Optional.empty();

  RawPartitionReader(Reading reading, List<RawPart> parts) {
    this.parts = parts.iterator();
    this.hadoop = reading.hadoop();
    TextGuard guard = reading.guard().guard();
    this.references = new References(reading.references(), this::open);
    this.rows = new RecordRows(guard, new SpanHarmonizer(guard, reading.columns()));
  }

  @Override
  public boolean next() throws IOException {
    while (open.isPresent() || parts.hasNext()) {
      if (open.isEmpty()) {
        open = open(parts.next());
        continue;
      }
      OpenPart part = open.get();
      Optional<Positioned> record = part.next();
      row =
          Optional.of(
              record.isPresent()
                  ? rows.row(part.file, resolved(record.get()))
                  : RecordRows.objectRow(part.file, part.counts()));
      if (record.isEmpty()) {
        close();
      }
      return true;
    }
    return false;
  }

  @Override
  public InternalRow get() {
    return row.orElseThrow();
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().reader.close();
      open = Optional.empty();
    }
  }

  private Positioned resolved(Positioned positioned) {
    return positioned.record() instanceof RawSpan span
        ? positioned.with(references.resolve(span))
        : positioned;
  }

  private InputStream open(String uri) throws IOException {
    return StoredObjects.open(uri, hadoop);
  }

  /** Empty if another task reads what this part would have. */
  private Optional<OpenPart> open(RawPart part) throws IOException {
    RawFile file = part.file();
    try {
      if (part.isWhole()) {
        return Optional.of(whole(file));
      }
      LineFile lines = new LineFile(file, hadoop);
      if (lines.consistsOfLines()) {
        LineFile.Range range = lines.open(part.from(), part.to());
        CountingStream counted = new CountingStream(range);
        return Optional.of(
            new OpenPart(
                file,
                counted::count,
                RawObjectReader.ofPart(counted, file.format(), range.first())));
      }
      return part.from() == 0 ? Optional.of(whole(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UnreadableObjectException(file.path(), e);
    }
  }

  private OpenPart whole(RawFile file) throws IOException {
    InputStream stored = open(file.path());
    CountingStream counted = new CountingStream(stored);
    // Of a table all of its bytes, as it says more in lines than it holds.
    LongSupplier readBytes =
        stored instanceof ParquetLines table ? table::storedBytes : counted::count;
    return new OpenPart(file, readBytes, new RawObjectReader(counted, file.format()));
  }

  /** An object, or a part of one, while it is read. */
  private static final class OpenPart {
    private final RawFile file;
    private final LongSupplier readBytes;
    private final RawObjectReader reader;
    private long decoded;
    private long rejected;
    private long passedOver;

    OpenPart(RawFile file, LongSupplier readBytes, RawObjectReader reader) {
      this.file = file;
      this.readBytes = readBytes;
      this.reader = reader;
    }

    /** The next record that says anything. */
    Optional<Positioned> next() throws IOException {
      try {
        Optional<Positioned> record = reader.next();
        while (record.isPresent() && record.get().record() instanceof PassedOver) {
          passedOver++;
          record = reader.next();
        }
        record.ifPresent(this::count);
        return record;
      } catch (IOException e) {
        throw new UnreadableObjectException(file.path(), e);
      }
    }

    private void count(Positioned positioned) {
      if (positioned.record() instanceof Rejected) {
        rejected++;
      } else {
        decoded++;
      }
    }

    ReadCounts counts() {
      return new ReadCounts(readBytes.getAsLong(), decoded, rejected, passedOver);
    }
  }
}
