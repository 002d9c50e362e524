package dev.lakeglass.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the JSON documents in a stream of bytes: one document, several one after another, a line
 * each, or the elements of one array; pretty-printed or not.
 *
 * <p>A document is itself a stream that ends where the document ends, so nothing is held in memory
 * but one buffer. A broken document ends at the end of its line, and the next one is found again: a
 * raw line break inside a string, a line that begins with an opening brace where the document
 * before it can have none, or a line that begins just as this or an earlier document did, shows
 * that this was cut off.
 */
final class JsonDocuments implements Documents {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int HEAD_BYTES = 2048;
  private static final int LONGEST_BEGINNING = 128;
  private static final int LONGEST_CHARACTER = 4;
  private static final int MOST_BEGINNINGS = 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long dropped;
  private long offset;
  private boolean isAtEnd;

  private int depth;
  private final BitSet insideArray = new BitSet();
  private boolean inString;
  private boolean afterBackslash;
  private boolean atLineStart;
  private boolean isIndented;
  private byte lastToken;
  private boolean isOpen;
  private byte[] beginning = {};
  private final List<byte[]> beginnings = new ArrayList<>();

  private long documentCount;
  private boolean isInArray;
  private boolean isPretty;
  private boolean isSeparatedByLines;

  private Optional<IOException> failure = Optional.empty();

  private final byte[] head = new byte[HEAD_BYTES];
  private int headLength;

  JsonDocuments(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    skipRest();
    while (fill()) {
      byte b = buffer[position];
      if (!isBetweenDocuments(b)) {
        begin();
        return true;
      }
      isInArray |= b == '[' && documentCount == 0;
      isSeparatedByLines |= b == '\n' && documentCount > 0;
      position++;
    }
    return false;
  }

  @Override
  public boolean isCutByTheEnd() throws IOException {
    skipRest();
    return (depth > 0 || inString) && !fill();
  }

  @Override
  public InputStream document() {
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

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public byte[] head() {
    return Arrays.copyOf(head, headLength);
  }

  @Override
  public byte[] beginning() {
    return beginning.clone();
  }

  @Override
  public String framing() {
    String layout = isPretty ? ", over several lines each" : "";
    if (isInArray) {
      return "a JSON array" + layout;
    }
    if (documentCount <= 1) {
      return "one JSON document" + (isPretty ? " over several lines" : "");
    }
    return (isSeparatedByLines ? "a JSON document per line" : "JSON documents one after another")
        + layout;
  }

  private void begin() {
    documentCount++;
    offset = dropped + position;
    depth = 0;
    inString = false;
    afterBackslash = false;
    atLineStart = false;
    lastToken = 0;
    headLength = 0;
    isOpen = true;
    beginning = findBeginning();
    boolean isNew = beginnings.stream().noneMatch(seen -> Arrays.equals(seen, beginning));
    if (isNew && beginning.length > 0 && beginnings.size() < MOST_BEGINNINGS) {
      beginnings.add(beginning);
    }
  }

  /** The opening brace and the first key as they are written; empty if there is none. */
  private byte[] findBeginning() {
    int key = position + 1;
    while (key < limit && Character.isWhitespace(buffer[key])) {
      key++;
    }
    int last = Math.min(limit, position + LONGEST_BEGINNING) - 1;
    for (int i = key + 1; buffer[position] == '{' && i <= last && buffer[key] == '"'; i++) {
      if (buffer[i] == '"') {
        return Arrays.copyOfRange(buffer, position, i + 1);
      }
    }
    return new byte[0];
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
      if (inString) {
        i = stringEnd(i, to);
        if (i == to) {
          return to;
        }
        if (buffer[i] == '\n') {
          isOpen = false;
          return i;
        }
        inString = false;
        continue;
      }
      byte b = buffer[i];
      switch (b) {
        case ' ', '\t', '\r' -> {
          isIndented = true;
          continue;
        }
        case '\n' -> {
          if (depth == 0) {
            isOpen = false;
            return i;
          }
          isPretty = true;
          atLineStart = true;
          isIndented = false;
          continue;
        }
        case '"' -> inString = true;
        case '{', '[' -> {
          if (b == '{' && atLineStart) {
            boolean isUndecided = !isIndented && limit - i < LONGEST_BEGINNING && i > position;
            if (isUndecided && !isAtEnd) {
              return i;
            }
            if (!canBeginValue() || (!isIndented && beginsLikeADocument(i))) {
              isOpen = false;
              return i;
            }
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

  /** Index of the quote that ends the string, of a raw line break in it, or {@code to}. */
  private int stringEnd(int from, int to) {
    int i = afterBackslash && buffer[from] != '\n' ? from + 1 : from;
    afterBackslash = false;
    while (i < to) {
      i = StringBytes.afterPlain(buffer, i, to);
      if (i == to || buffer[i] == '"' || buffer[i] == '\n') {
        return i;
      }
      boolean isEscape = buffer[i] == '\\';
      if (isEscape && i + 1 == to) {
        afterBackslash = true;
        return to;
      }
      i += isEscape && buffer[i + 1] != '\n' ? 2 : 1;
    }
    return to;
  }

  private boolean canBeginValue() {
    return insideArray.get(depth) ? lastToken == '[' || lastToken == ',' : lastToken == ':';
  }

  private boolean beginsLikeADocument(int at) {
    for (byte[] seen : beginnings) {
      int end = at + seen.length;
      if (end <= limit && Arrays.equals(buffer, at, end, seen, 0, seen.length)) {
        return true;
      }
    }
    return false;
  }

  /** Makes sure that the longest beginning can be seen; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (limit - position < LONGEST_BEGINNING && !isAtEnd) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      dropped += position;
      position = 0;
      while (limit < LONGEST_BEGINNING && !isAtEnd) {
        readMore();
      }
    }
    if (position == limit && failure.isPresent()) {
      throw failure.get();
    }
    return position < limit;
  }

  /** Keeps a failure until what was read before it is used up. */
  private void readMore() {
    int from = limit;
    try {
      read(buffer.length - limit - LONGEST_CHARACTER);
      for (int left = Utf8.missing(buffer, from, limit); left > 0 && !isAtEnd; left--) {
        read(1);
      }
    } catch (IOException e) {
      failure = Optional.of(e);
      isAtEnd = true;
    }
    Utf8.repair(buffer, from, limit);
  }

  private void read(int atMost) throws IOException {
    int count = in.read(buffer, limit, atMost);
    limit += Math.max(0, count);
    isAtEnd = count < 0;
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
