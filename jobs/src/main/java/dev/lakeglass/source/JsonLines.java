package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Files of one JSON object per line, which may be read from any such line on: a line break within a
 * document would have to be escaped, and no byte of a longer character looks like one.
 */
public final class JsonLines {
  private static final int LONGEST_FIRST_LINE = 16 * 1024 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;

  private JsonLines() {}

  /** Whether the first line is a whole object, and a further one begins after it. */
  public static boolean beginIn(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, BUFFER_BYTES);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    for (; b >= 0 && b != '\n' && line.size() < LONGEST_FIRST_LINE; b = in.read()) {
      line.write(b);
    }
    boolean isLine = b == '\n' && isObject(line.toByteArray());
    while (b == '\n' || b == '\r') {
      b = in.read();
    }
    return isLine && b == '{' && in.read() == '"';
  }

  private static boolean isObject(byte[] line) {
    if (line.length < 2 || line[0] != '{' || line[1] != '"') {
      return false;
    }
    try (JsonParser parser = Json.parser(new ByteArrayInputStream(line))) {
      parser.nextToken();
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Where the first line begins that begins with an object; {@code end} if none does before.
   *
   * @param from the file from the byte {@code at} on, which is no part of a wanted line's beginning
   */
  public static long find(InputStream from, long at, long end) throws IOException {
    BufferedInputStream in = new BufferedInputStream(from, BUFFER_BYTES);
    long next = at;
    int beforeLast = 0;
    int last = 0;
    while (next < end) {
      int b = in.read();
      if (b < 0) {
        return end;
      }
      next++;
      if (beforeLast == '\n' && last == '{' && b == '"') {
        return next - 2;
      }
      beforeLast = last;
      last = b;
    }
    return end;
  }
}
