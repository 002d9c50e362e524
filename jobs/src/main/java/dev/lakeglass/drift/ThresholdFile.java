package dev.lakeglass.drift;

import dev.lakeglass.drift.Threshold.Direction;
import dev.lakeglass.drift.Threshold.Severity;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads {@code thresholds.csv}: a header, a threshold a line, {@code #} begins a comment line;
 * fields hold no commas, so nothing is quoted.
 */
public final class ThresholdFile {
  private static final List<String> HEADER =
      List.of(
          "metric",
          "statistic",
          "min_effect",
          "max_q_value",
          "direction",
          "min_current_count",
          "min_baseline_count",
          "severity",
          "label");

  private final String name;
  private final List<Threshold> thresholds = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int lineNumber;

  private ThresholdFile(String name) {
    this.name = name;
  }

  /**
   * @param name of the file, for messages
   * @throws JobException of category CONFIG that lists every problem with its line
   */
  public static List<Threshold> parse(String name, String text) {
    ThresholdFile file = new ThresholdFile(name);
    file.readLines(text);
    if (!file.problems.isEmpty()) {
      throw new JobException(Category.CONFIG, String.join("\n", file.problems));
    }
    return List.copyOf(file.thresholds);
  }

  private void readLines(String text) {
    boolean hasHeader = false;
    for (String line : text.lines().map(String::strip).toList()) {
      lineNumber++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      List<String> fields = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
      if (hasHeader) {
        readThreshold(fields);
      } else {
        requireHeader(fields);
      }
      hasHeader = true;
    }
  }

  private void requireHeader(List<String> fields) {
    if (!fields.equals(HEADER)) {
      problem("expected the header \"%s\"".formatted(String.join(",", HEADER)));
    }
  }

  private void readThreshold(List<String> fields) {
    if (fields.size() != HEADER.size()) {
      problem("%d fields, expected %d".formatted(fields.size(), HEADER.size()));
      return;
    }
    int problemsBefore = problems.size();
    String statistic = oneOf("statistic", fields.get(1), statistics());
    Double leastEffect = fields.get(2).isEmpty() ? null : number("min_effect", fields.get(2));
    double greatestQValue = number("max_q_value", fields.get(3));
    String direction = oneOf("direction", fields.get(4), words(Direction.values()));
    long leastCurrent = (long) number("min_current_count", fields.get(5));
    long leastBaseline = (long) number("min_baseline_count", fields.get(6));
    String severity = oneOf("severity", fields.get(7), words(Severity.values()));
    if (problems.size() > problemsBefore) {
      return;
    }
    requireDirection(statistic, direction);
    thresholds.add(
        new Threshold(
            fields.get(0),
            statistic,
            leastEffect,
            greatestQValue,
            Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
            leastCurrent,
            leastBaseline,
            Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
            fields.get(8)));
  }

  private void requireDirection(String statistic, String direction) {
    boolean hasDirection =
        statistic.equals(FirstSeenTypes.STATISTIC)
            || statistic.equals(SilentEdits.STATISTIC)
            || DriftStatistics.named(statistic).hasDirection();
    if (!direction.equals("both") && !hasDirection) {
      problem(
          "direction \"%s\" of %s, which tells no direction: expected both"
              .formatted(direction, statistic));
    }
  }

  private String oneOf(String column, String word, List<String> expected) {
    if (!expected.contains(word)) {
      problem("%s \"%s\", expected one of %s".formatted(column, word, String.join(", ", expected)));
    }
    return word;
  }

  private double number(String column, String text) {
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below like a negative one
    }
    problem("%s \"%s\", expected a number of at least 0".formatted(column, text));
    return 0;
  }

  private void problem(String what) {
    problems.add("Cannot read %s, line %d: %s".formatted(name, lineNumber, what));
  }

  private static List<String> statistics() {
    List<String> names = new ArrayList<>(DriftStatistics.names());
    names.add(FirstSeenTypes.STATISTIC);
    names.add(SilentEdits.STATISTIC);
    return names;
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toList());
  }
}
