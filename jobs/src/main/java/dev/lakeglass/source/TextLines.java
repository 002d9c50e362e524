package dev.lakeglass.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A document per line, for logs that are no JSON; of a very long line only the beginning. */
final class TextLines implements Documents {
  private static final int LONGEST_LINE = 4 * 1024 * 1024;
  private static final int HEAD_BYTES = 2048;

  private final BufferedInputStream in;
  private byte[] line = {};
  private long read;
  private long offset;

  TextLines(BufferedInputStream in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    do {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      offset = read;
      int b = in.read();
      if (b < 0) {
        return false;
      }
      for (read++; b >= 0 && b != '\n'; b = in.read(), read++) {
        if (bytes.size() < LONGEST_LINE) {
          bytes.write(b);
        }
      }
      line = bytes.toByteArray();
    } while (isBlank(line));
    return true;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r' && b != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public InputStream document() {
    return new ByteArrayInputStream(line);
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public byte[] head() {
    return Arrays.copyOf(line, Math.min(line.length, HEAD_BYTES));
  }

  @Override
  public boolean isCutByTheEnd() {
    return false;
  }

  @Override
  public byte[] beginning() {
    return new byte[0];
  }

  @Override
  public String framing() {
    return "lines of text";
  }
}
