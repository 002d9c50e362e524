package dev.lakeglass.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Undoes compression by what the bytes say, not by what the name says. */
final class Decompression {
  private static final int LAYERS = 2;
  private static final int BUFFER_BYTES = 64 * 1024;

  private Decompression() {}

  /** The plain bytes; gzip (also of several members) and zstd, one inside the other at most. */
  static InputStream open(InputStream stored) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stored, BUFFER_BYTES);
    for (int layer = 0; layer < LAYERS; layer++) {
      in.mark(4);
      byte[] magic = in.readNBytes(4);
      in.reset();
      if (startsWith(magic, 0x1f, 0x8b)) {
        in = decoded(new GZIPInputStream(new AvailableStream(in, 1), BUFFER_BYTES));
      } else if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
        in = decoded(new ZstdInputStream(in));
      } else {
        break;
      }
    }
    return in;
  }

  /** Nothing is said to be available, so what was decoded before a stream breaks is handed out. */
  private static BufferedInputStream decoded(InputStream decoder) {
    return new BufferedInputStream(new AvailableStream(decoder, 0), BUFFER_BYTES);
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
