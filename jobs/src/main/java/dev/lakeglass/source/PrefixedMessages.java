package dev.lakeglass.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Messages behind their length as four bytes, most significant first: the Collector's file exporter
 * with {@code format: proto} or, in its earlier form, with compression (each message on its own,
 * JSON too).
 */
final class PrefixedMessages implements Documents {
  private static final int LENGTH_BYTES = 4;
  private static final int LARGEST_MESSAGE = 256 * 1024 * 1024;
  private static final int HEAD_BYTES = 2048;

  private final BufferedInputStream in;
  private InputStream message = InputStream.nullInputStream();
  private Section section = new Section(0);
  private byte[] head = {};
  private boolean isCompressed;

  PrefixedMessages(BufferedInputStream in) {
    this.in = in;
  }

  /** Whether a length stands first and what follows can begin a message. */
  static boolean isLikely(byte[] start) {
    if (start.length <= LENGTH_BYTES) {
      return false;
    }
    long length = length(start);
    byte[] message = Arrays.copyOfRange(start, LENGTH_BYTES, start.length);
    boolean isWholeVisible = start.length < 4096;
    boolean isPlausible =
        length > 0
            && length <= LARGEST_MESSAGE
            && (!isWholeVisible || length <= message.length * 2L);
    return isPlausible
        && (Decompression.isCompressed(message)
            || OtlpProtobuf.isLikely(message)
            || message[0] == '{');
  }

  @Override
  public boolean next() throws IOException {
    section.skipRest();
    byte[] prefix = in.readNBytes(LENGTH_BYTES);
    if (prefix.length < LENGTH_BYTES) {
      if (prefix.length > 0) {
        throw new EOFException("the length of a message is cut off");
      }
      return false;
    }
    long length = length(prefix);
    if (length <= 0 || length > LARGEST_MESSAGE) {
      throw new EOFException("no plausible length before a message");
    }
    section = new Section(length);
    BufferedInputStream plain = Decompression.open(section);
    plain.mark(HEAD_BYTES);
    head = plain.readNBytes(HEAD_BYTES);
    plain.reset();
    isCompressed |= section.isCompressed;
    message = plain;
    return true;
  }

  @Override
  public InputStream document() {
    return message;
  }

  @Override
  public long offset() {
    return 0;
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  @Override
  public boolean isCutByTheEnd() throws IOException {
    section.skipRest();
    return section.left > 0;
  }

  @Override
  public String framing() {
    return "messages behind their length" + (isCompressed ? ", each compressed" : "");
  }

  private static long length(byte[] bytes) {
    return ((bytes[0] & 0xffL) << 24)
        | ((bytes[1] & 0xffL) << 16)
        | ((bytes[2] & 0xffL) << 8)
        | (bytes[3] & 0xffL);
  }

  /** The stored bytes of one message. */
  private final class Section extends InputStream {
    private final byte[] first = new byte[LENGTH_BYTES];
    private int seen;
    private long left;
    private boolean isCompressed;

    Section(long length) {
      left = length;
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
      int count = in.read(target, offset, (int) Math.min(left, length));
      if (count < 0) {
        return -1;
      }
      for (int i = 0; i < count && seen < first.length; i++) {
        first[seen++] = target[offset + i];
      }
      isCompressed |= seen == first.length && Decompression.isCompressed(first);
      left -= count;
      return count;
    }

    void skipRest() throws IOException {
      byte[] ignored = new byte[8192];
      while (left > 0 && read(ignored, 0, ignored.length) >= 0) {
        continue;
      }
    }
  }
}
