package dev.lakeglass.source;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Link;
import dev.lakeglass.span.RawSpan.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans, log records and attributes of OTLP in protobuf. */
final class OtlpProtobufRecords {
  private static final int TRACE_ID_BYTES = 16;
  private static final int DEEPEST_VALUE = 100;

  enum RecordKind {
    SPAN,
    LOG,
    OTHER
  }

  private OtlpProtobufRecords() {}

  /** A metric begins with its name, a span with its trace id, a log record with neither. */
  static RecordKind kind(byte[] message) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    int tag = in.readTag();
    boolean isFirstField = WireFormat.getTagFieldNumber(tag) == 1;
    boolean isBytes = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    if (!isFirstField || !isBytes) {
      return RecordKind.LOG;
    }
    return in.readRawVarint32() == TRACE_ID_BYTES ? RecordKind.SPAN : RecordKind.OTHER;
  }

  static RawRecord span(byte[] message, Map<String, Object> resource) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    OtlpSpanFields fields = new OtlpSpanFields();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> fields.traceId = Ids.traceId(hex(in));
        case 2 -> fields.spanId = Ids.spanId(hex(in));
        case 4 -> fields.parentSpanId = Ids.spanId(hex(in));
        case 5 -> fields.name = in.readString();
        case 6 -> fields.kind = value(Kind.values(), in.readEnum());
        case 7 -> fields.startNanos = in.readFixed64();
        case 8 -> fields.endNanos = in.readFixed64();
        case 9 -> keyValue(in.readByteArray(), fields.attributes, DEEPEST_VALUE);
        case 11 -> fields.events.add(event(in.readByteArray()));
        case 13 -> fields.links.add(link(in.readByteArray()));
        case 15 -> status(in.readByteArray(), fields);
        default -> in.skipField(tag);
      }
    }
    return fields.record(resource);
  }

  static LogRecord log(byte[] message) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    OtlpLogFields fields = new OtlpLogFields();
    fields.attributes = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> fields.timeNanos = in.readFixed64();
        case 5 -> {
          Object body = anyValue(in.readByteArray(), DEEPEST_VALUE);
          fields.body = body == null ? "" : body;
        }
        case 6 -> keyValue(in.readByteArray(), fields.attributes, DEEPEST_VALUE);
        case 9 -> fields.traceId = Ids.traceId(hex(in));
        case 10 -> fields.spanId = Ids.spanId(hex(in));
        case 11 -> fields.observedNanos = in.readFixed64();
        case 12 -> fields.eventName = in.readString();
        default -> in.skipField(tag);
      }
    }
    return fields.record();
  }

  /** The attributes in a message that holds them as one of its fields. */
  static Map<String, Object> attributes(CodedInputStream in, int fieldNumber) throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == fieldNumber) {
        keyValue(in.readByteArray(), attributes, DEEPEST_VALUE);
      } else {
        in.skipField(tag);
      }
    }
    return attributes;
  }

  private static Event event(byte[] message) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    String name = "";
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 2 -> name = in.readString();
        case 3 -> keyValue(in.readByteArray(), attributes, DEEPEST_VALUE);
        default -> in.skipField(tag);
      }
    }
    return new Event(name, attributes);
  }

  private static Link link(byte[] message) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    String traceId = "";
    String spanId = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> traceId = Ids.traceId(hex(in));
        case 2 -> spanId = Ids.spanId(hex(in));
        default -> in.skipField(tag);
      }
    }
    return new Link(traceId, spanId);
  }

  private static void status(byte[] message, OtlpSpanFields fields) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 2 -> fields.statusMessage = in.readString();
        case 3 -> fields.status = value(Status.values(), in.readEnum());
        default -> in.skipField(tag);
      }
    }
  }

  private static void keyValue(byte[] message, Map<String, Object> attributes, int depth)
      throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    String key = "";
    Object value = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> key = in.readString();
        case 2 -> value = anyValue(in.readByteArray(), depth);
        default -> in.skipField(tag);
      }
    }
    if (!key.isEmpty() && value != null) {
      attributes.put(key, value);
    }
  }

  /** Null for a value that is not set. */
  private static Object anyValue(byte[] message, int depth) throws IOException {
    if (depth == 0) {
      throw new InvalidProtocolBufferException("values nested too deeply");
    }
    CodedInputStream in = CodedInputStream.newInstance(message);
    Object value = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> value = in.readString();
        case 2 -> value = in.readBool();
        case 3 -> value = in.readInt64();
        case 4 -> value = in.readDouble();
        case 5 -> value = array(in.readByteArray(), depth - 1);
        case 6 -> value = keyValueList(in.readByteArray(), depth - 1);
        case 7 -> value = Base64.getEncoder().encodeToString(in.readByteArray());
        default -> in.skipField(tag);
      }
    }
    return value;
  }

  private static List<Object> array(byte[] message, int depth) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    List<Object> values = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Object value = null;
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        value = anyValue(in.readByteArray(), depth);
      } else {
        in.skipField(tag);
      }
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static Map<String, Object> keyValueList(byte[] message, int depth) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        keyValue(in.readByteArray(), values, depth);
      } else {
        in.skipField(tag);
      }
    }
    return values;
  }

  private static String hex(CodedInputStream in) throws IOException {
    return HexFormat.of().formatHex(in.readByteArray());
  }

  private static <T> T value(T[] values, int number) {
    return number >= 0 && number < values.length ? values[number] : values[0];
  }
}
