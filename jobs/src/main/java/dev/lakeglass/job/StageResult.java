package dev.lakeglass.job;

import java.util.Map;
import java.util.Optional;

/** What a stage did: rows written per table, and what it read if it read raw objects. */
public record StageResult(Map<String, Long> rowsWritten, Optional<InputCounts> input) {

  /** Raw objects read: their number, their bytes as stored, records decoded and rejected. */
  public record InputCounts(long files, long bytes, long decoded, long rejected) {}

  public StageResult {
    rowsWritten = Map.copyOf(rowsWritten);
  }

  public static StageResult of(Map<String, Long> rowsWritten) {
    return new StageResult(rowsWritten, Optional.empty());
  }
}
