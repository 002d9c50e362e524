package dev.lakeglass.slice;

import java.util.List;

/**
 * Requests with something in common that went bad more often than the others. Requests of slices
 * found before are in none of the counts.
 *
 * @param conditions one to three, in the order of dimensions
 * @param alike other conditions, as few, that hold for exactly the same requests: the data cannot
 *     tell which of them is to blame
 * @param requestCount requests in the slice
 * @param badCount those of them that went bad
 * @param otherRequestCount requests outside
 * @param otherBadCount those of them that went bad
 * @param pValue Fisher's exact test, one-sided
 * @param qValue p-value after Benjamini-Hochberg over all slices tested
 * @param reasons commonest first
 * @param days days of requests that were searched, the day judged the last of them
 */
public record FailureSlice(
    List<Condition> conditions,
    List<List<Condition>> alike,
    long requestCount,
    long badCount,
    long otherRequestCount,
    long otherBadCount,
    double pValue,
    double qValue,
    List<Reason> reasons,
    int days) {

  /** How many requests of the slice were bad for it; one request may be for several. */
  public record Reason(String name, long requestCount) {}

  public FailureSlice {
    conditions = List.copyOf(conditions);
    alike = List.copyOf(alike);
    reasons = List.copyOf(reasons);
  }

  public double badRatio() {
    return (double) badCount / requestCount;
  }

  public double otherBadRatio() {
    return (double) otherBadCount / otherRequestCount;
  }

  /** How many times as often requests of the slice are bad as all requests are. */
  public double lift() {
    return badRatio() * (requestCount + otherRequestCount) / (badCount + otherBadCount);
  }

  /** The share of all bad requests that lie in the slice. */
  public double explainedRatio() {
    return (double) badCount / (badCount + otherBadCount);
  }
}
