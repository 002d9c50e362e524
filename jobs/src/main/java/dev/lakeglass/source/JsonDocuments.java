package dev.lakeglass.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the JSON documents in a stream of bytes: one document, several one after another, a line
 * each, or the elements of one array; pretty-printed or not.
 *
 * <p>A document is itself a stream that ends where the document ends, so nothing is held in memory
 * but one buffer. A broken document ends at the end of its line, and the next one is found again: a
 * raw line break inside a string, or a line that begins with an opening brace where the document
 * before it can have none, shows that this was cut off.
 */
final class JsonDocuments {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int HEAD_BYTES = 2048;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  private int depth;
  private final BitSet insideArray = new BitSet();
  private boolean inString;
  private boolean afterBackslash;
  private boolean atLineStart;
  private byte lastToken;
  private boolean isOpen;

  private final byte[] head = new byte[HEAD_BYTES];
  private int headLength;

  JsonDocuments(InputStream in) {
    this.in = in;
  }

  /** Moves to the next document, past what is left of the current one; false at the end. */
  boolean next() throws IOException {
    skipRest();
    while (fill()) {
      byte b = buffer[position];
      if (!isBetweenDocuments(b)) {
        begin();
        return true;
      }
      position++;
    }
    return false;
  }

  /** Whether nothing follows the current document. */
  boolean isLast() throws IOException {
    skipRest();
    return !fill();
  }

  /** The bytes of the current document, from where reading has come to. */
  InputStream document() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return length == 0 ? 0 : readDocument(target, offset, length);
      }
    };
  }

  /** The first bytes of the current document that were read so far, at most 2 KiB. */
  byte[] head() {
    return Arrays.copyOf(head, headLength);
  }

  private void begin() {
    depth = 0;
    inString = false;
    afterBackslash = false;
    atLineStart = false;
    lastToken = 0;
    headLength = 0;
    isOpen = true;
  }

  private void skipRest() throws IOException {
    byte[] ignored = new byte[8192];
    while (isOpen && readDocument(ignored, 0, ignored.length) >= 0) {
      continue;
    }
  }

  private int readDocument(byte[] target, int offset, int length) throws IOException {
    if (!isOpen || !fill()) {
      isOpen = false;
      return -1;
    }
    int end = documentEnd(Math.min(limit, position + length));
    int count = end - position;
    if (count == 0) {
      return -1;
    }
    System.arraycopy(buffer, position, target, offset, count);
    keepHead(count);
    position = end;
    return count;
  }

  private void keepHead(int count) {
    int kept = Math.min(count, HEAD_BYTES - headLength);
    if (kept > 0) {
      System.arraycopy(buffer, position, head, headLength, kept);
      headLength += kept;
    }
  }

  /** Index after the last byte of the document within the buffer, or {@code to} if it goes on. */
  private int documentEnd(int to) {
    for (int i = position; i < to; i++) {
      byte b = buffer[i];
      if (inString) {
        if (afterBackslash) {
          afterBackslash = false;
        } else if (b == '\\') {
          afterBackslash = true;
        } else if (b == '"') {
          inString = false;
        } else if (b == '\n') {
          isOpen = false;
          return i;
        }
        continue;
      }
      switch (b) {
        case ' ', '\t', '\r' -> {
          continue;
        }
        case '\n' -> {
          if (depth == 0) {
            isOpen = false;
            return i;
          }
          atLineStart = true;
          continue;
        }
        case '"' -> inString = true;
        case '{', '[' -> {
          if (b == '{' && atLineStart && !canBeginValue()) {
            isOpen = false;
            return i;
          }
          depth++;
          insideArray.set(depth, b == '[');
        }
        case '}', ']' -> {
          depth--;
          if (depth <= 0) {
            isOpen = false;
            return i + 1;
          }
        }
        default -> {}
      }
      atLineStart = false;
      lastToken = b;
    }
    return to;
  }

  private boolean canBeginValue() {
    return insideArray.get(depth) ? lastToken == '[' || lastToken == ',' : lastToken == ':';
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  /** White space, NUL padding, a byte order mark, record separators, and an array around all. */
  private static boolean isBetweenDocuments(byte b) {
    return switch (b) {
      case ' ', '\t', '\r', '\n', 0, 0x1e, (byte) 0xef, (byte) 0xbb, (byte) 0xbf, ',', '[', ']' ->
          true;
      default -> false;
    };
  }
}
