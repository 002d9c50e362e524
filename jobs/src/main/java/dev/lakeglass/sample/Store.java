package dev.lakeglass.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Packs objects and writes them below the output folder, on a thread of its own and in the order in
 * which they come, so that what is written does not depend on timing.
 */
final class Store implements AutoCloseable {
  private static final int WAITING = 3;

  private final Path root;
  private final int level;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final ArrayDeque<Future<Long>> waiting = new ArrayDeque<>();
  private long objects;
  private long rawBytes;
  private long packedBytes;

  /**
   * @param level of gzip, 1 to 9
   */
  Store(Path root, int level) {
    this.root = root;
    this.level = level;
  }

  /** Writes a new object. */
  void write(String path, byte[] raw) throws IOException {
    write(path, raw, packed -> packed);
  }

  /** Writes a new object of which something happens after packing. */
  void write(String path, byte[] raw, UnaryOperator<byte[]> accident) throws IOException {
    objects++;
    submit(path, raw, accident, StandardOpenOption.CREATE_NEW);
  }

  /** Adds a gzip member to an object. */
  void append(String path, byte[] raw) throws IOException {
    submit(path, raw, packed -> packed, StandardOpenOption.APPEND);
  }

  private void submit(
      String path, byte[] raw, UnaryOperator<byte[]> accident, StandardOpenOption option)
      throws IOException {
    rawBytes += raw.length;
    if (waiting.size() >= WAITING) {
      await();
    }
    waiting.add(
        writer.submit(
            () -> {
              Path file = root.resolve(path);
              Files.createDirectories(file.getParent());
              byte[] content = accident.apply(pack(raw));
              Files.write(file, content, option, StandardOpenOption.WRITE);
              return (long) content.length;
            }));
  }

  private byte[] pack(byte[] raw) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(raw.length / 6 + 64);
    try (OutputStream gzip = new Gzip(packed, level)) {
      gzip.write(raw);
    }
    return packed.toByteArray();
  }

  private void await() throws IOException {
    try {
      packedBytes += waiting.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while writing the sample", e);
    }
  }

  /** Waits until everything is written. */
  void finish() throws IOException {
    while (!waiting.isEmpty()) {
      await();
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }

  long objects() {
    return objects;
  }

  long rawBytes() {
    return rawBytes;
  }

  /** Bytes on disk; complete after {@link #finish}. */
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
