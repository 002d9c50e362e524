package dev.lakeglass.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.Stream;

/**
 * Reads one gzip object of a gibibyte of lines, in as little heap as the JVM was given: {@code java
 * -Xmx64m -cp … dev.lakeglass.source.LargeObject}.
 */
final class LargeObject {
  private static final long BYTES = 1L << 30;

  private LargeObject() {}

  public static void main(String[] arguments) throws IOException {
    String line = StoredObject.document(1, 2, 3, 4) + "\n";
    byte[] plain = StoredObject.bytes(line.repeat(4_000));
    byte[] member = StoredObject.gzip(plain);
    long members = BYTES / plain.length + 1;
    Enumeration<InputStream> all =
        Collections.enumeration(
            Stream.generate(() -> (InputStream) new ByteArrayInputStream(member))
                .limit(members)
                .toList());
    long begin = System.nanoTime();
    long records = 0;
    try (RawObjectReader reader =
        new RawObjectReader(new SequenceInputStream(all), SourceFormats.AUTO)) {
      while (reader.next().isPresent()) {
        records++;
      }
    }
    System.out.printf(
        "%d records of %d bytes in %.1f s with a heap of %d MiB%n",
        records,
        members * plain.length,
        (System.nanoTime() - begin) / 1e9,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
