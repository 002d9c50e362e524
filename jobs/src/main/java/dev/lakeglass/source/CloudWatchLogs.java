package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Messages of Amazon CloudWatch Logs as subscriptions deliver them, also through Firehose, Kinesis
 * or a function's event; each message is read as what it is itself. Messages that no format
 * recognises are lines of other programs and say nothing that a table holds.
 */
final class CloudWatchLogs implements SourceFormat {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long LARGEST_DOCUMENT = 64L * 1024 * 1024;
  private static final int LARGEST_BATCH = 16 * 1024 * 1024;

  private record Read(String format, RawRecord record) {}

  @Override
  public String name() {
    return "cloudwatch";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("messageType", "logEvents")
        || start.has("awslogs.data")
        || start.has("Records.kinesis.data")
        || start.has("rawData", "attemptsMade");
  }

  @Override
  public RecordReader open(InputStream document) throws IOException {
    Deque<Read> read = new ArrayDeque<>();
    unwrap(Json.tree(new LimitedStream(document, LARGEST_DOCUMENT)), read);
    return new Messages(read);
  }

  private static final class Messages implements RecordReader {
    private final Deque<Read> read;
    private Optional<String> format = Optional.empty();

    Messages(Deque<Read> read) {
      this.read = read;
    }

    @Override
    public Optional<RawRecord> next() {
      Read next = read.poll();
      format = Optional.ofNullable(next).map(Read::format);
      return Optional.ofNullable(next).map(Read::record);
    }

    @Override
    public Optional<String> innerFormat() {
      return format;
    }
  }

  private static void unwrap(JsonNode document, Deque<Read> into) {
    if (document.path("awslogs").has("data")) {
      packed(Json.text(document.path("awslogs"), "data"), into);
    } else if (document.has("rawData")) {
      packed(Json.text(document, "rawData"), into); // what Firehose could not transform
    } else if (document.has("Records")) {
      for (JsonNode record : document.path("Records")) {
        packed(Json.text(record.path("kinesis"), "data"), into);
      }
    } else if (Json.text(document, "messageType").equals("DATA_MESSAGE")) {
      String group = Json.text(document, "logGroup");
      for (JsonNode event : document.path("logEvents")) {
        message(
            Json.text(event, "message"),
            new Envelope(group, Times.of(event, "timestamp", NANOS_PER_MILLI)),
            into);
      }
    } else {
      into.add(new Read("cloudwatch", new PassedOver("a control message")));
    }
  }

  /** Base64 around gzip, or zlib, around the JSON of a batch. */
  private static void packed(String base64, Deque<Read> into) {
    try {
      byte[] stored = Base64.getDecoder().decode(base64);
      boolean isZlib =
          stored.length > 2 && stored[0] == 0x78 && !Decompression.isCompressed(stored);
      InputStream in = new ByteArrayInputStream(stored);
      InputStream plain =
          isZlib ? new java.util.zip.InflaterInputStream(in) : Decompression.open(in);
      unwrap(Json.tree(new LimitedStream(plain, LARGEST_BATCH)), into);
    } catch (IOException | IllegalArgumentException e) {
      into.add(
          new Read("cloudwatch", new Rejected("broken_envelope", "expected base64 around gzip")));
    }
  }

  /** The records of one message that was delivered without the envelope of a batch. */
  static RecordReader message(String message, Envelope envelope) {
    Deque<Read> read = new ArrayDeque<>();
    message(message, envelope, read);
    return new Messages(read);
  }

  private static void message(String message, Envelope envelope, Deque<Read> into) {
    DocumentStart start = DocumentStart.of(message.getBytes(StandardCharsets.UTF_8));
    Optional<SourceFormat> format = SourceFormats.recognise(start);
    if (format.isPresent() && format.get() instanceof TreeFormat tree) {
      List<? extends RawRecord> records =
          Json.tree(message)
              .<List<? extends RawRecord>>map(json -> tree.checked(json, envelope))
              .orElse(List.of(new Rejected("broken_json", "expected one JSON document")));
      records.forEach(record -> into.add(new Read(tree.name(), record)));
    } else if (format.isPresent() && format.get() instanceof TextFormat text) {
      text.records(message, envelope).forEach(record -> into.add(new Read(text.name(), record)));
    } else if (isBrokenJson(message)) {
      into.add(new Read("cloudwatch", new Rejected("broken_json", "expected one JSON document")));
    } else {
      into.add(new Read("cloudwatch", new PassedOver("a message of another program")));
    }
  }

  private static boolean isBrokenJson(String message) {
    return message.startsWith("{") && Json.tree(message).isEmpty();
  }
}
