package dev.lakeglass.source;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Walks one OTLP message in protobuf and stops at every span. Field numbers are those of {@code
 * opentelemetry/proto/trace/v1/trace.proto} and {@code logs/v1/logs.proto}, which differ only in
 * the records: a span begins with 16 bytes of trace id, a log record does not.
 */
final class OtlpProtobufReader implements RecordReader {
  private static final int LARGEST_RECORD = 64 * 1024 * 1024;

  private enum Level {
    DOCUMENT,
    RESOURCE,
    SCOPE,
    END
  }

  private final CodedInputStream in;
  private final OtlpDocument document = new OtlpDocument();
  private final int[] limits = new int[2];
  private Level level = Level.DOCUMENT;

  OtlpProtobufReader(InputStream message) {
    in = CodedInputStream.newInstance(message);
    in.setSizeLimit(Integer.MAX_VALUE);
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    while (!document.hasReady() && level != Level.END) {
      try {
        advance();
      } catch (InvalidProtocolBufferException e) {
        level = Level.END;
        document.other(broken(e));
      }
      if (level == Level.END) {
        document.end();
      }
    }
    return document.poll();
  }

  private static Rejected broken(InvalidProtocolBufferException e) {
    // the library's message for a stream that ends; it has no type of its own
    boolean isCut = e.getMessage() != null && e.getMessage().contains("ended unexpectedly");
    return isCut
        ? new Rejected("truncated_object", "the message ends before it is complete")
        : new Rejected("broken_protobuf", "expected an OTLP message");
  }

  private void advance() throws IOException {
    int tag = in.readTag();
    int field = WireFormat.getTagFieldNumber(tag);
    boolean isMessage = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    switch (level) {
      case DOCUMENT -> {
        if (tag == 0) {
          level = Level.END;
        } else if (field == 1 && isMessage) {
          limits[0] = in.pushLimit(in.readRawVarint32());
          level = Level.RESOURCE;
        } else {
          in.skipField(tag);
        }
      }
      case RESOURCE -> {
        if (tag == 0) {
          in.popLimit(limits[0]);
          document.leaveResource();
          level = Level.DOCUMENT;
        } else if (field == 1 && isMessage) {
          document.enterResource(resourceAttributes(in.readByteArray()));
        } else if (field == 2 && isMessage) {
          limits[1] = in.pushLimit(in.readRawVarint32());
          level = Level.SCOPE;
        } else {
          in.skipField(tag);
        }
      }
      case SCOPE -> {
        if (tag == 0) {
          in.popLimit(limits[1]);
          level = Level.RESOURCE;
        } else if (field == 2 && isMessage) {
          record();
        } else {
          in.skipField(tag);
        }
      }
      case END -> {}
    }
  }

  private static Map<String, Object> resourceAttributes(byte[] message) throws IOException {
    return OtlpProtobufRecords.attributes(CodedInputStream.newInstance(message), 1);
  }

  /** One record, cut out by its length, so that a broken one costs no other. */
  private void record() throws IOException {
    int length = in.readRawVarint32();
    if (length < 0 || length > LARGEST_RECORD) {
      in.skipRawBytes(length);
      document.other(new Rejected("too_large", "a record of more than 64 MiB"));
      return;
    }
    byte[] message = in.readRawBytes(length);
    try {
      switch (OtlpProtobufRecords.kind(message)) {
        case SPAN -> document.span(OtlpProtobufRecords.span(message, document.resource()));
        case LOG -> document.log(OtlpProtobufRecords.log(message));
        case OTHER -> document.other(new PassedOver("a metric"));
      }
    } catch (InvalidProtocolBufferException e) {
      document.other(new Rejected("broken_protobuf", "expected a span or a log record"));
    }
  }
}
