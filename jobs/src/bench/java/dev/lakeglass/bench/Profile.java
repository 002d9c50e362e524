package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a Java process went, from a Flight Recorder file: by the library that was
 * running, by our class it ran for, and by method.
 *
 * <p>{@code -Dbench=profile -Dprofile=day.jfr} prints any recording; {@code -Dbench=profile
 * -Dprofile=ingest-lakeglass} makes one of a contender.
 */
final class Profile {
  private static final int LINES = 25;

  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("com.fasterxml.jackson", "Jackson"),
          Map.entry("org.apache.parquet", "Parquet"),
          Map.entry("com.github.luben.zstd", "zstd"),
          Map.entry("java.util.zip", "gzip"),
          Map.entry("java.util.regex", "regular expressions"),
          Map.entry("org.apache.spark", "Spark"),
          Map.entry("io.delta", "Delta"),
          Map.entry("io.netty", "Netty"),
          Map.entry("shaded.parquet", "Parquet"),
          Map.entry("org.apache.spark.sql.delta", "Delta"),
          Map.entry("org.apache.hadoop", "Hadoop"),
          Map.entry("scala", "Scala"),
          Map.entry("java", "JDK"),
          Map.entry("jdk", "JDK"),
          Map.entry("sun", "JDK"));

  private final Map<String, Integer> libraries = new HashMap<>();
  private final Map<String, Integer> ours = new HashMap<>();
  private final Map<String, Integer> methods = new HashMap<>();
  private int samples;
  private long collectingNanos;

  private Profile() {}

  static void run(Path work) throws IOException {
    String subject = System.getProperty("profile", "ingest-lakeglass");
    Path recording = subject.endsWith(".jfr") ? Path.of(subject) : record(subject, work);
    Report.progress(of(recording));
  }

  private static Path record(String contender, Path work) throws IOException {
    int megabytes = Benchmarks.megabytes("100")[0];
    Path input =
        TraceLogs.write(
            work.resolve("traces-%d-gzip".formatted(megabytes)), megabytes * 1_000_000L, true);
    Path recording = work.resolve("profile.jfr");
    String option = "-XX:StartFlightRecording=settings=profile,filename=" + recording;
    try (Runner runner =
        new Runner(contender, input, work.resolve("out"), "-XX:+UseParallelGC", "-Xmx3g", option)) {
      for (int i = 0; i < 4; i++) {
        Runner.Measured run = runner.run();
        Report.progress(
            "run %d: %.2f s wall, %.2f s processor"
                .formatted(i + 1, run.wallNanos() / 1e9, run.cpuNanos() / 1e9));
      }
    }
    return recording;
  }

  static String of(Path recording) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        profile.add(file.readEvent());
      }
    }
    return profile.text();
  }

  private void add(RecordedEvent event) {
    String type = event.getEventType().getName();
    if (type.equals("jdk.GarbageCollection")) {
      collectingNanos += event.getDuration("sumOfPauses").toNanos();
    }
    boolean isSample = type.equals("jdk.ExecutionSample") || type.equals("jdk.NativeMethodSample");
    if (!isSample || event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
      return;
    }
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    String top = name(frames.get(0));
    if (type.equals("jdk.NativeMethodSample") && isWaiting(top)) {
      return;
    }
    samples++;
    methods.merge(top, 1, Integer::sum);
    libraries.merge(library(frames), 1, Integer::sum);
    ours.merge(
        frames.stream()
            .map(Profile::name)
            .filter(frame -> frame.startsWith("dev.lakeglass."))
            .findFirst()
            .orElse("(none of ours)"),
        1,
        Integer::sum);
  }

  private static boolean isWaiting(String method) {
    return method.matches(".*(epollWait.*|accept0?|poll0?|read0|readBytes|waitFor.*|park|wait0?)$");
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  /** The library of the running method; of a method of the JDK that of its caller. */
  private static String library(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      String library = library(name(frame));
      if (!library.equals("JDK") && !library.equals("Scala")) {
        return library;
      }
    }
    return "JDK";
  }

  private static String library(String method) {
    if (method.startsWith("dev.lakeglass.")) {
      return "Lakeglass " + method.split("\\.")[2];
    }
    String best = "";
    for (String prefix : LIBRARIES.keySet()) {
      if (method.startsWith(prefix) && prefix.length() > best.length()) {
        best = prefix;
      }
    }
    return LIBRARIES.getOrDefault(best, "others");
  }

  private String text() {
    return String.format(
        Locale.ROOT,
        "%,d samples; the collector stopped the program for %.1f s%n%nby library%n%s%nby our method nearest to"
            + " the work%n%s%nby method%n%s",
        samples,
        collectingNanos / 1e9,
        shares(libraries),
        shares(ours),
        shares(methods));
  }

  private String shares(Map<String, Integer> counts) {
    StringBuilder text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(LINES)
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%6.1f %%  %s%n",
                        100.0 * entry.getValue() / samples,
                        entry.getKey())));
    return text.toString();
  }
}
