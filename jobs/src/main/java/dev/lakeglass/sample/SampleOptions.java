package dev.lakeglass.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What to generate.
 *
 * @param out folder that receives {@code traces/}, {@code feedback/} and {@code truth.json}
 * @param from first UTC day
 * @param days number of days, at least 1; the story is told backwards from the last one
 * @param requestsPerDay mean number of requests per day over a week, at least 20
 * @param seed the same seed gives the same bytes
 * @param format how the telemetry is written, one of {@link #formats()}
 */
public record SampleOptions(
    Path out, LocalDate from, int days, int requestsPerDay, long seed, String format) {
  /** The first day unless another is asked for: a Monday, thirteen days before the demo's date. */
  public static final LocalDate DEFAULT_FROM = LocalDate.of(2026, 11, 9);

  /** The number of days unless another is asked for. */
  public static final int DEFAULT_DAYS = 14;

  /**
   * @throws IllegalArgumentException if {@code days} or {@code requestsPerDay} is too small
   */
  public SampleOptions {
    Objects.requireNonNull(out);
    Objects.requireNonNull(from);
    LogFormat.named(format);
    if (days < 1) {
      throw new IllegalArgumentException("Cannot write a sample of " + days + " days: at least 1");
    }
    if (requestsPerDay < 20) {
      throw new IllegalArgumentException(
          "Cannot write a sample of " + requestsPerDay + " requests per day: at least 20");
    }
  }

  /** As OTLP JSON. */
  public SampleOptions(Path out, LocalDate from, int days, int requestsPerDay, long seed) {
    this(out, from, days, requestsPerDay, seed, "otlp");
  }

  /** The formats a sample can be written in. */
  public static List<String> formats() {
    return LogFormat.names();
  }

  LogFormat logFormat() {
    return LogFormat.named(format);
  }

  /** A small sample is kept in a repository: packed tightly and in few objects. */
  boolean isSmall() {
    return requestsPerDay <= 2_000;
  }

  /** Collectors with little to send wait longer. */
  int hoursPerUpload() {
    return isSmall() ? 3 : 1;
  }

  LocalDate lastDay() {
    return from.plusDays(days - 1L);
  }
}
