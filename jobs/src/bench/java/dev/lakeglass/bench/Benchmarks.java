package dev.lakeglass.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whole jobs against what people would use instead, then JMH for the parts.
 *
 * <p>{@code mvn -Pbench verify} runs all; {@code -Dbench=decode}, {@code ingest}, {@code drift},
 * {@code heap} or {@code profile} one of the jobs, any other word the JMH benchmarks whose names
 * hold it. {@code -Dwork} names a folder in which inputs and recordings stay.
 */
public final class Benchmarks {
  static final String HEADER =
      """
      | job | contender | wall, s | MB/s | spans/s | processor s per GB | peak memory, MB | written, MB | wall, times ours | processor, times ours |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
      """;

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "all" : arguments[0];
    boolean isAll = name.equals("all");
    String kept = System.getProperty("work", "");
    Path work =
        kept.isEmpty()
            ? Files.createTempDirectory("lakeglass-bench")
            : Files.createDirectories(Path.of(kept).toAbsolutePath());
    try {
      if (isAll || name.equals("decode")) {
        DecodeRace.run(work);
      }
      if (isAll || name.equals("ingest")) {
        IngestRace.run(work);
      }
      if (isAll || name.equals("drift")) {
        DriftRace.run(work);
      }
      if (name.equals("heap")) {
        HeapLimit.run(work);
      }
      if (name.equals("profile")) {
        Profile.run(work);
      }
    } finally {
      if (kept.isEmpty()) {
        Folders.delete(work);
      }
    }
    if (isAll
        || !java.util.List.of("decode", "ingest", "drift", "heap", "profile").contains(name)) {
      org.openjdk.jmh.Main.main(new String[] {"-foe", "true", isAll ? ".*" : name});
    }
  }

  /** Sizes of inputs in megabytes, by {@code -Dmegabytes=100,400}. */
  static int[] megabytes(String standard) {
    return sizes("megabytes", standard);
  }

  static int[] coldMegabytes(String standard) {
    return sizes("cold.megabytes", standard);
  }

  private static int[] sizes(String property, String standard) {
    String sizes = System.getProperty(property, standard);
    return Arrays.stream(sizes.split(","))
        .filter(size -> !size.isBlank())
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
