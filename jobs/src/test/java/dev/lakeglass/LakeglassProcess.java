package dev.lakeglass;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The command line in a JVM of its own, started as {@code jobs/bin/lakeglass} starts it. */
final class LakeglassProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** How often a condition outside the process is looked at while waiting for it. */
  private static final long GLANCE_MILLIS = 5;

  private final Process process;
  private final Lines answer;
  private final Lines log;

  private LakeglassProcess(Process process) {
    this.process = process;
    this.answer = new Lines(process.getInputStream());
    this.log = new Lines(process.getErrorStream());
  }

  /** What a finished process left: its exit code and its two outputs. */
  record Outcome(int code, String answer, String log) {}

  /** Runs a command to its end; temporary files of the JVM and of Spark go to the given folder. */
  static Outcome run(Path temporary, String... arguments) {
    try (LakeglassProcess process = start(temporary, arguments)) {
      return process.outcome();
    }
  }

  static LakeglassProcess start(Path temporary, String... arguments) {
    try {
      Files.createDirectories(temporary);
      Path home = Path.of("").toAbsolutePath();
      String platform = Files.readString(home.resolve("target/platform-classpath.txt")).strip();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("@" + home.resolve("jobs/jvm.options"));
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:ReservedCodeCacheSize=256m",
              "-Xshare:auto",
              "-Xmx2g",
              "-Dlakeglass.launcher=local",
              "-Dlog4j2.configurationFile=" + home.resolve("conf/log4j2.properties"),
              "-Djava.io.tmpdir=" + temporary.toAbsolutePath(),
              "-cp",
              home.resolve("target/lakeglass.jar")
                  + System.getProperty("path.separator")
                  + platform,
              "dev.lakeglass.Main"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
      builder.environment().put("LAKEGLASS_KEY", "a made-up key for tests");
      return new LakeglassProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line of progress. Returns false if the process ended without it. */
  boolean awaitProgress(Predicate<String> expected) {
    return log.await(expected);
  }

  /** Waits for a line of the answer. Returns false if the process ended without it. */
  boolean awaitAnswer(Predicate<String> expected) {
    return answer.await(expected);
  }

  /** Waits until a condition holds. Returns false if the process ended before. */
  boolean awaitCondition(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        if (process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Ends the process as SIGKILL does: no shutdown hook runs, nothing is flushed. */
  Outcome kill() {
    process.destroyForcibly();
    return outcome();
  }

  Outcome outcome() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The process did not end in " + PATIENCE + ": " + log.text());
      }
      return new Outcome(process.exitValue(), answer.finished(), log.finished());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for a process", e);
  }

  /** The lines of one output, as they come. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean isEnded;

    Lines(InputStream in) {
      this.reader = new Thread(() -> read(in), "output of a process");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream in) {
      try (BufferedReader text =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = text.readLine(); line != null; line = text.readLine()) {
          add(line);
        }
      } catch (IOException e) {
        add("(the process closed its output: " + e.getMessage() + ")");
      } finally {
        end();
      }
    }

    private synchronized void add(String line) {
      lines.add(line);
      notifyAll();
    }

    private synchronized void end() {
      isEnded = true;
      notifyAll();
    }

    synchronized boolean await(Predicate<String> expected) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      try {
        int seen = 0;
        while (true) {
          for (; seen < lines.size(); seen++) {
            if (expected.test(lines.get(seen))) {
              return true;
            }
          }
          long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          if (isEnded || left <= 0) {
            return false;
          }
          wait(left);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    synchronized String text() {
      return String.join("\n", lines);
    }

    String finished() throws InterruptedException {
      reader.join(PATIENCE.toMillis());
      return text();
    }
  }
}
