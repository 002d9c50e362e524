package dev.lakeglass.command;

import dev.lakeglass.check.evaluate.Interval;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What commands that measure against labels share: reading the file, and a line of the answer. */
final class LabelledFile {
  private LabelledFile() {}

  /**
   * @throws JobException if the file cannot be read
   */
  static List<String> lines(Path data) {
    try {
      return Files.readAllLines(data);
    } catch (NoSuchFileException e) {
      throw new JobException(
          Category.CONFIG, "Cannot read labels from %s: no such file".formatted(data), e);
    } catch (CharacterCodingException e) {
      throw new JobException(
          Category.INPUT, "Cannot read labels from %s: not UTF-8".formatted(data), e);
    } catch (IOException e) {
      throw new JobException(Category.INPUT, "Cannot read labels from %s".formatted(data), e);
    }
  }

  static List<Object> measure(String name, Interval interval) {
    return Arrays.asList(
        name, known(interval.estimate()), known(interval.low()), known(interval.high()));
  }

  /** Three decimals; null where there was nothing to estimate from. */
  private static Double known(double value) {
    return Double.isNaN(value) ? null : Math.round(value * 1_000) / 1_000.0;
  }
}
