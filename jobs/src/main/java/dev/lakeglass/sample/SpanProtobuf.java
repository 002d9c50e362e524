package dev.lakeglass.sample;

import com.fasterxml.jackson.core.SerializableString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/** Writes spans in the protobuf encoding of OTLP; field numbers are those of its proto files. */
final class SpanProtobuf {

  /** Writes the fields of a message. */
  interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private SpanProtobuf() {}

  static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.write(out);
    out.flush();
    return bytes.toByteArray();
  }

  static byte[] span(Span span) throws IOException {
    return message(
        out -> {
          out.writeByteArray(1, HexFormat.of().parseHex(span.traceId()));
          out.writeByteArray(2, HexFormat.of().parseHex(span.spanId()));
          if (!span.parentId().isEmpty()) {
            out.writeByteArray(4, HexFormat.of().parseHex(span.parentId()));
          }
          out.writeString(5, span.name());
          out.writeEnum(6, span.kind());
          out.writeFixed64(7, span.start());
          out.writeFixed64(8, span.end());
          for (int i = 0; i < span.keys().size(); i++) {
            out.writeByteArray(9, attribute(span.keys().get(i), span.values().get(i)));
          }
          for (Span.Event event : span.events()) {
            out.writeByteArray(11, event(event));
          }
          out.writeByteArray(15, status(span));
        });
  }

  static byte[] attribute(String key, Object value) throws IOException {
    byte[] any = value(value);
    return message(
        out -> {
          out.writeString(1, key);
          out.writeByteArray(2, any);
        });
  }

  private static byte[] value(Object value) throws IOException {
    return message(
        out -> {
          if (value instanceof String text) {
            out.writeString(1, text);
          } else if (value instanceof SerializableString text) {
            out.writeString(1, text.getValue());
          } else if (value instanceof Boolean flag) {
            out.writeBool(2, flag);
          } else if (value instanceof Double number) {
            out.writeDouble(4, number);
          } else if (value instanceof Number number) {
            out.writeInt64(3, number.longValue());
          } else if (value instanceof List<?> list) {
            out.writeByteArray(5, array(list));
          } else {
            throw new IllegalArgumentException("No OTLP value for " + value.getClass());
          }
        });
  }

  private static byte[] array(List<?> list) throws IOException {
    return message(
        out -> {
          for (Object item : list) {
            out.writeByteArray(1, value(item));
          }
        });
  }

  private static byte[] event(Span.Event event) throws IOException {
    return message(
        out -> {
          out.writeFixed64(1, event.time());
          out.writeString(2, event.name());
          for (int i = 0; i < event.pairs().size(); i += 2) {
            out.writeByteArray(3, attribute(event.pairs().get(i), event.pairs().get(i + 1)));
          }
        });
  }

  private static byte[] status(Span span) throws IOException {
    return message(
        out -> {
          if (!span.error().isEmpty()) {
            out.writeString(2, span.error());
            out.writeEnum(3, 2);
          }
        });
  }
}
