package dev.lakeglass.source;

import java.io.InputStream;

/** OTLP traces and logs in the protobuf encoding; both are told apart record by record. */
final class OtlpProtobuf implements SourceFormat {
  private static final int RESOURCES_TAG = 0x0a;
  private static final int FEWEST_BYTES = 4;

  @Override
  public String name() {
    return "otlp";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.encoding() == DocumentStart.Encoding.PROTOBUF;
  }

  @Override
  public RecordReader open(InputStream document) {
    return new OtlpProtobufReader(document);
  }

  /**
   * Whether bytes can begin {@code TracesData} or {@code LogsData}: field 1 with a length, within
   * it field 1, 2 or 3 with a length that fits. Text that begins with line breaks does not.
   */
  static boolean isLikely(byte[] start) {
    if (start.length < FEWEST_BYTES || start[0] != RESOURCES_TAG) {
      return false;
    }
    int[] position = {1};
    long outer = varint(start, position);
    int content = position[0];
    if (outer < 2 || content >= start.length) {
      return false;
    }
    int tag = start[position[0]++];
    boolean isFieldOfResource = tag == 0x0a || tag == 0x12 || tag == 0x1a;
    long inner = varint(start, position);
    boolean fits = inner >= 0 && position[0] - content + inner <= outer;
    return isFieldOfResource && fits && (inner == 0 || isTagNext(start, position[0], tag));
  }

  /** Within a resource or a scope stand fields 1 to 3 again, and nothing that reads as text. */
  private static boolean isTagNext(byte[] start, int at, int tag) {
    if (at >= start.length || tag == 0x1a) {
      return true;
    }
    int next = start[at];
    return next == 0x0a || next == 0x10 || next == 0x12 || next == 0x1a;
  }

  private static long varint(byte[] bytes, int[] position) {
    long value = 0;
    for (int shift = 0; shift < 35 && position[0] < bytes.length; shift += 7) {
      byte b = bytes[position[0]++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return -1;
  }
}
