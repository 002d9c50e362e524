package dev.lakeglass.source.spark;

import dev.lakeglass.source.JsonLines;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A plain file with a JSON document per line, which can be read from any line on. */
final class LineFile {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileSystem fileSystem;
  private final Path path;
  private final long bytes;

  LineFile(RawFile file, Configuration hadoop) throws IOException {
    this.path = new Path(file.path());
    this.fileSystem = path.getFileSystem(hadoop);
    this.bytes = file.bytes();
  }

  boolean consistsOfLines() throws IOException {
    try (InputStream in = fileSystem.open(path)) {
      return JsonLines.beginIn(in);
    }
  }

  /** A range of the file from the first line that begins in it to the first one after it. */
  Range open(long from, long to) throws IOException {
    long first = lineFrom(from);
    long end = lineFrom(to);
    FSDataInputStream in = fileSystem.open(path);
    in.seek(first);
    return new Range(in, first, Math.max(first, end));
  }

  /** Where the first line begins that begins with a document, here or later. */
  private long lineFrom(long at) throws IOException {
    if (at == 0 || at >= bytes) {
      return Math.min(at, bytes);
    }
    try (FSDataInputStream in = fileSystem.open(path)) {
      in.seek(at - 1);
      return JsonLines.find(in, at - 1, bytes);
    }
  }

  /** The bytes of a part. */
  static final class Range extends FilterInputStream {
    private final long first;
    private long left;

    private Range(InputStream in, long first, long end) {
      super(new BufferedInputStream(in, BUFFER_BYTES));
      this.first = first;
      this.left = end - first;
    }

    long first() {
      return first;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = super.read(target, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the file has become shorter while it was read");
      }
      left -= count;
      return count;
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
