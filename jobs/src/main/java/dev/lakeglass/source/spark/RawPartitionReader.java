package dev.lakeglass.source.spark;

import dev.lakeglass.source.RawObjectReader;
import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.source.References;
import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.SpanHarmonizer;
import dev.lakeglass.span.TextGuard;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads one object after the other, a record at a time. */
final class RawPartitionReader implements PartitionReader<InternalRow> {
  private final Iterator<RawFile> files;
  private final Configuration hadoop;
  private final RecordRows rows;
  private final References references;
  private Optional<RawFile> file = Optional.empty();
  private Optional<RawObjectReader> object = Optional.empty();
  private Optional<InternalRow> row = Optional.empty();

  RawPartitionReader(Reading reading, List<RawFile> files) {
    this.files = files.iterator();
    this.hadoop = reading.hadoop();
    TextGuard guard = reading.guard().guard();
    this.references = new References(reading.references(), this::open);
    this.rows = new RecordRows(guard, new SpanHarmonizer(guard, reading.columns()));
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      if (object.isPresent()) {
        Optional<Positioned> record = nextRecord();
        if (record.isPresent() && record.get().record() instanceof PassedOver) {
          continue;
        }
        if (record.isPresent()) {
          row = Optional.of(rows.row(file.orElseThrow(), resolved(record.get())));
          return true;
        }
        close();
      }
      if (!files.hasNext()) {
        return false;
      }
      open(files.next());
    }
  }

  @Override
  public InternalRow get() {
    return row.orElseThrow();
  }

  @Override
  public void close() throws IOException {
    if (object.isPresent()) {
      object.get().close();
      object = Optional.empty();
    }
  }

  private Positioned resolved(Positioned positioned) {
    return positioned.record() instanceof RawSpan span
        ? positioned.with(references.resolve(span))
        : positioned;
  }

  private InputStream open(String uri) throws IOException {
    Path path = new Path(uri);
    return path.getFileSystem(hadoop).open(path);
  }

  private void open(RawFile next) throws IOException {
    Path path = new Path(next.path());
    file = Optional.of(next);
    try {
      object =
          Optional.of(new RawObjectReader(path.getFileSystem(hadoop).open(path), next.format()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Optional<Positioned> nextRecord() throws IOException {
    try {
      return object.orElseThrow().next();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UnreadableObjectException unreadable(IOException cause) {
    return new UnreadableObjectException(file.orElseThrow().path(), cause);
  }
}
