package dev.lakeglass.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Undoes compression by what the bytes say, not by what the name says. */
final class Decompression {
  private static final int LAYERS = 2;
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Up to here any ratio is harmless. */
  private static final long HARMLESS_BYTES = 1L << 30;

  /** Real logs shrink to a tenth or a hundredth. */
  private static final long LARGEST_RATIO = 500;

  private Decompression() {}

  /** The plain bytes; gzip (also of several members) and zstd, one inside the other at most. */
  static BufferedInputStream open(InputStream stored) throws IOException {
    CountingStream counted = new CountingStream(stored);
    BufferedInputStream in = new BufferedInputStream(counted, BUFFER_BYTES);
    for (int layer = 0; layer < LAYERS; layer++) {
      in.mark(4);
      byte[] magic = in.readNBytes(4);
      in.reset();
      if (startsWith(magic, 0x1f, 0x8b)) {
        in = decoded(new Gzip(new AvailableStream(in, 1)), counted);
      } else if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
        in = decoded(new ZstdInputStream(in), counted);
      } else {
        break;
      }
    }
    return in;
  }

  /** Nothing is said to be available, so what was decoded before a stream breaks is handed out. */
  private static BufferedInputStream decoded(InputStream decoder, CountingStream stored) {
    InputStream checked = new RatioCheck(decoder, stored);
    return new BufferedInputStream(new AvailableStream(checked, 0), BUFFER_BYTES);
  }

  /** Bytes that belong to no member follow the last one: nothing of an object is lost silently. */
  static final class TrailingBytesException extends IOException {
    private static final long serialVersionUID = 1L;

    TrailingBytesException(long count) {
      super(count + " bytes after the end of the compressed stream");
    }
  }

  /**
   * Says what Java's reader passes over: bytes behind the last member. Padding of zeros is none.
   */
  private static final class Gzip extends GZIPInputStream {
    private static final int TRAILER_BYTES = 8;
    private Optional<Long> behind = Optional.empty();

    Gzip(InputStream stored) throws IOException {
      super(stored, BUFFER_BYTES);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count < 0) {
        requireNothingBehind();
      }
      return count;
    }

    private void requireNothingBehind() throws IOException {
      if (behind.isEmpty()) {
        behind = Optional.of(bytesBehind());
      }
      if (behind.get() > 0) {
        throw new TrailingBytesException(behind.get());
      }
    }

    /** How many bytes are left; 0 for padding. */
    private long bytesBehind() throws IOException {
      int buffered = Math.max(0, inf.getRemaining() - TRAILER_BYTES);
      long count = buffered;
      boolean isPadding = true;
      for (int i = len - buffered; i < len; i++) {
        isPadding &= buf[i] == 0;
      }
      for (int b = in.read(); b >= 0; b = in.read()) {
        count++;
        isPadding &= b == 0;
      }
      return isPadding ? 0 : count;
    }
  }

  /** What came out of so little cannot be a log. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super(
          "more than %d times the stored bytes, and more than %d GiB"
              .formatted(LARGEST_RATIO, HARMLESS_BYTES >> 30));
    }
  }

  /** Refuses to inflate what was made to fill memory and disks. */
  private static final class RatioCheck extends FilterInputStream {
    private final CountingStream stored;
    private long plain;

    RatioCheck(InputStream in, CountingStream stored) {
      super(in);
      this.stored = stored;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      plain += Math.max(0, count);
      if (plain > HARMLESS_BYTES && plain / LARGEST_RATIO > stored.count()) {
        throw new TooLargeException();
      }
      return count;
    }
  }

  /**
   * A stream with a fixed answer to {@code available()}. Java's gzip reader asks it whether another
   * member follows, and storage clients answer 0 long before the end; a buffered stream asks it
   * whether to read on, and loses what it has if that fails.
   */
  private static final class AvailableStream extends FilterInputStream {
    private final int answer;

    AvailableStream(InputStream in, int answer) {
      super(in);
      this.answer = answer;
    }

    @Override
    public int available() {
      return answer;
    }
  }

  /** Whether these are the first bytes of a gzip member or a zstd frame. */
  static boolean isCompressed(byte[] start) {
    return startsWith(start, 0x1f, 0x8b) || startsWith(start, 0x28, 0xb5, 0x2f, 0xfd);
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
