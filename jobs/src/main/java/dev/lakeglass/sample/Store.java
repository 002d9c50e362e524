package dev.lakeglass.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** Writes objects below the output folder and counts bytes. */
final class Store {
  private static final int SMALL_SAMPLE = 2_000;

  private final Path root;
  private final int level;
  private long objects;
  private long rawBytes;
  private long packedBytes;

  /** A small sample is packed tightly, because it is kept; a large one quickly. */
  Store(Path root, int requestsPerDay) {
    this.root = root;
    level = requestsPerDay <= SMALL_SAMPLE ? 9 : 1;
  }

  byte[] pack(byte[] raw, int length) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 6 + 64);
    try (OutputStream gzip = new Gzip(packed, level)) {
      gzip.write(raw, 0, length);
    }
    rawBytes += length;
    return packed.toByteArray();
  }

  void write(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    objects++;
    packedBytes += content.length;
  }

  void append(String path, byte[] content) throws IOException {
    Files.write(root.resolve(path), content, StandardOpenOption.APPEND);
    packedBytes += content.length;
  }

  Path root() {
    return root;
  }

  long objects() {
    return objects;
  }

  long rawBytes() {
    return rawBytes;
  }

  long packedBytes() {
    return packedBytes;
  }

  /** The JDK's stream writes no time into the header; only the level cannot be chosen outside. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out, int level) throws IOException {
      super(out, 16_384);
      def.setLevel(level);
    }
  }
}
