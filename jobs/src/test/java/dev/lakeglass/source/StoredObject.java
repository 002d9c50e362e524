package dev.lakeglass.source;

import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Objects as they lie in storage, and what the reader makes of them. */
final class StoredObject {
  private StoredObject() {}

  /** A document with one span for each of the last digits of its ids. */
  static String document(int... digits) {
    List<String> spans = Arrays.stream(digits).mapToObj(digit -> span("" + digit)).toList();
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[]},\"scopeSpans\":[{\"spans\":["
        + String.join(",", spans)
        + "]}]}]}";
  }

  private static String span(String digit) {
    return "{\"traceId\":\""
        + "a".repeat(31)
        + digit
        + "\",\"spanId\":\""
        + "b".repeat(15)
        + digit
        + "\",\"name\":\"chat "
        + digit
        + "\",\"startTimeUnixNano\":\"1763769600000000000\"}";
  }

  /** Records of an object of any format, in a few words: a span's last digit, a reject's reason. */
  static List<String> outline(String text) {
    return outline(bytes(text));
  }

  static List<String> outline(byte[] object) {
    return read(new ByteArrayInputStream(object), SourceFormats.AUTO).stream()
        .filter(positioned -> !(positioned.record() instanceof PassedOver))
        .map(StoredObject::outline)
        .toList();
  }

  private static String outline(Positioned positioned) {
    if (positioned.record() instanceof RawSpan span) {
      return span.spanId().substring(15);
    }
    return positioned.record() instanceof Rejected rejected
        ? rejected.reason()
        : ((RawFeedback) positioned.record()).id();
  }

  static List<Positioned> read(String text, String format) {
    return read(new ByteArrayInputStream(bytes(text)), format);
  }

  static List<Positioned> read(InputStream object, String format) {
    List<Positioned> records = new ArrayList<>();
    try (RawObjectReader reader = new RawObjectReader(object, format)) {
      for (Optional<Positioned> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
