package dev.lakeglass.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.source.RawObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * OTLP JSON in memory → spans, beside what Jackson alone takes for the same bytes: every token with
 * its text, and a tree of each document. An operation is a megabyte, so ops/s are MB/s, on one
 * thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
  private static final int MEGABYTE = 1_000_000;
  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

  private byte[] lines;

  @Setup
  public void prepare() throws IOException {
    Path folder = Files.createTempDirectory("lakeglass-decode");
    try {
      TraceLogs.write(folder, 2L * MEGABYTE, false);
      byte[] file = Files.readAllBytes(Path.of(TraceLogs.files(folder).get(0)));
      int end = MEGABYTE;
      while (file[end - 1] != '\n') {
        end++;
      }
      lines = Arrays.copyOf(file, end);
    } finally {
      Folders.delete(folder);
    }
  }

  @Benchmark
  public long lakeglass() throws IOException {
    long spans = 0;
    try (RawObjectReader reader = new RawObjectReader(new ByteArrayInputStream(lines), "auto")) {
      while (reader.next().isPresent()) {
        spans++;
      }
    }
    return spans;
  }

  @Benchmark
  public long jacksonTokens() throws IOException {
    long characters = 0;
    try (JsonParser parser = JSON.createParser(lines)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        characters += token == JsonToken.VALUE_STRING ? parser.getText().length() : 0;
      }
    }
    return characters;
  }

  @Benchmark
  public long jacksonTree() throws IOException {
    return MAPPER.readerFor(JsonNode.class).readValues(lines).readAll().size();
  }
}
