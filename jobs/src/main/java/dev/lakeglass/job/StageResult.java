package dev.lakeglass.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a stage did: rows written per table, and what it read if it read raw objects. */
public record StageResult(Map<String, Long> rowsWritten, Optional<InputCounts> input) {

  /**
   * Raw objects read: their number, their bytes as stored, records decoded and rejected.
   *
   * @param objects the same of single objects, at most some
   */
  public record InputCounts(
      long files, long bytes, long decoded, long rejected, List<ObjectCounts> objects) {
    public InputCounts {
      objects = List.copyOf(objects);
    }
  }

  /**
   * What became of one raw object.
   *
   * @param name path relative to the fixed part of the source's path
   * @param bytes size as it was listed
   * @param readBytes stored bytes that were read
   * @param passedOver records that are sound and say nothing that a table holds
   */
  public record ObjectCounts(
      String sourceName,
      String name,
      long bytes,
      long readBytes,
      long decoded,
      long rejected,
      long passedOver) {}

  public StageResult {
    rowsWritten = Map.copyOf(rowsWritten);
  }

  public static StageResult of(Map<String, Long> rowsWritten) {
    return new StageResult(rowsWritten, Optional.empty());
  }
}
