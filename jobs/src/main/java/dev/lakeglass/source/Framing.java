package dev.lakeglass.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Finds out how the documents of an object are framed, by its first bytes. */
final class Framing {
  private static final int LOOK_BYTES = 4096;

  private Framing() {}

  static Documents of(BufferedInputStream plain) throws IOException {
    byte[] start = start(plain);
    // first: the length of a resource may stand where a message behind its own length would begin
    if (OtlpProtobuf.isLikely(start)) {
      return new WholeObject(plain);
    }
    if (PrefixedMessages.isLikely(start)) {
      return new PrefixedMessages(plain);
    }
    if (CsvRows.isLikely(start)) {
      return new CsvRows(plain);
    }
    return isJson(start) ? new JsonDocuments(plain) : new TextLines(plain);
  }

  /** The first bytes; a failure after them shows again when they are read. */
  private static byte[] start(BufferedInputStream plain) throws IOException {
    plain.mark(LOOK_BYTES);
    byte[] start = new byte[LOOK_BYTES];
    int length = 0;
    try {
      for (int count = plain.read(start, 0, LOOK_BYTES);
          count > 0;
          count = plain.read(start, length, LOOK_BYTES - length)) {
        length += count;
      }
    } catch (IOException e) {
      if (length == 0) {
        throw e;
      }
    }
    plain.reset();
    return Arrays.copyOf(start, length);
  }

  /** The first character that is no padding opens an object, or an array of something JSON has. */
  private static boolean isJson(byte[] start) {
    boolean isInArray = false;
    for (byte b : start) {
      switch (b) {
        case ' ', '\t', '\r', '\n', 0, 0x1e, (byte) 0xef, (byte) 0xbb, (byte) 0xbf -> {}
        case '{', '"' -> {
          return true;
        }
        case '[' -> isInArray = true;
        case ']', ',' -> {
          return isInArray;
        }
        default -> {
          return false;
        }
      }
    }
    return true;
  }
}
