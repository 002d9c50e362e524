package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.Main;

/**
 * Whole jobs against what people would use instead, then JMH for the parts.
 *
 * <p>{@code mvn -Pbench verify} runs all; {@code -Dbench=decode}, {@code ingest}, {@code measure},
 * {@code drift}, {@code heap} or {@code profile} one of the jobs, any other word the JMH benchmarks
 * whose names hold it. {@code -Dwork} names a folder in which inputs and recordings stay.
 */
public final class Benchmarks {
  static final String HEADER =
      """
      | job | contender | wall, s | MB/s | spans/s | processor s per GB | peak memory, MB | written, MB | wall, times ours | processor, times ours |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
      """;

  private static final SortedMap<String, Job> RACES =
      new TreeMap<>(
          Map.of(
              "decode", DecodeRace::run,
              "ingest", IngestRace::run,
              "measure", MeasureRace::run,
              "drift", DriftRace::run));

  private static final Map<String, Job> OTHERS =
      Map.of("heap", HeapLimit::run, "profile", Profile::run);

  /** Something to measure, in a folder it may fill. */
  private interface Job {
    void run(Path work) throws IOException;
  }

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "all" : arguments[0];
    if (name.equals("all")) {
      for (Job race : RACES.values()) {
        run(race);
      }
      Main.main(new String[] {"-foe", "true", ".*"});
    } else if (RACES.containsKey(name) || OTHERS.containsKey(name)) {
      run(RACES.getOrDefault(name, OTHERS.get(name)));
    } else {
      Main.main(new String[] {"-foe", "true", name});
    }
  }

  private static void run(Job job) throws IOException {
    String kept = System.getProperty("work", "");
    if (!kept.isEmpty()) {
      job.run(Files.createDirectories(Path.of(kept).toAbsolutePath()));
      return;
    }
    Path work = Files.createTempDirectory("lakeglass-bench");
    try {
      job.run(work);
    } finally {
      Folders.delete(work);
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
