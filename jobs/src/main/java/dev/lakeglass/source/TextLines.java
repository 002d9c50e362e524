package dev.lakeglass.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A document per line, for logs that are no JSON; of a very long line only the beginning. Where the
 * first line begins with a time, lines without one go on with the message before.
 */
final class TextLines implements Documents {
  private static final int LONGEST_LINE = 4 * 1024 * 1024;
  private static final int HEAD_BYTES = 2048;
  private static final int LONGEST_STAMP = 40;

  private record Line(long offset, byte[] bytes) {}

  private final BufferedInputStream in;
  private Line current = new Line(0, new byte[0]);
  private Optional<Line> ahead = Optional.empty();
  private boolean isFirst = true;
  private boolean isStamped;
  private long read;

  TextLines(BufferedInputStream in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    Optional<Line> line = ahead.isPresent() ? ahead : nextLine();
    ahead = Optional.empty();
    if (line.isEmpty()) {
      return false;
    }
    isStamped |= isFirst && isStamped(line.get());
    isFirst = false;
    current = isStamped ? withContinuation(line.get()) : line.get();
    return true;
  }

  private Line withContinuation(Line first) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(first.bytes());
    ahead = nextLine();
    while (ahead.isPresent() && !isStamped(ahead.get())) {
      if (message.size() < LONGEST_LINE) {
        message.write('\n');
        message.writeBytes(ahead.get().bytes());
      }
      ahead = nextLine();
    }
    return new Line(first.offset(), message.toByteArray());
  }

  private static boolean isStamped(Line line) {
    int length = Math.min(line.bytes().length, LONGEST_STAMP);
    return CloudWatchExport.isStamped(
        new String(line.bytes(), 0, length, StandardCharsets.ISO_8859_1));
  }

  /** The next line that is not blank; empty at the end. */
  private Optional<Line> nextLine() throws IOException {
    while (true) {
      long offset = read;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      for (read++; b >= 0 && b != '\n'; b = in.read(), read++) {
        if (bytes.size() < LONGEST_LINE) {
          bytes.write(b);
        }
      }
      if (!isBlank(bytes.toByteArray())) {
        return Optional.of(new Line(offset, bytes.toByteArray()));
      }
    }
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
    return new ByteArrayInputStream(current.bytes());
  }

  @Override
  public long offset() {
    return current.offset();
  }

  @Override
  public byte[] head() {
    return Arrays.copyOf(current.bytes(), Math.min(current.bytes().length, HEAD_BYTES));
  }

  @Override
  public boolean isCutByTheEnd() {
    return false;
  }

  @Override
  public String framing() {
    return isStamped ? "lines of text, each with its time" : "lines of text";
  }
}
