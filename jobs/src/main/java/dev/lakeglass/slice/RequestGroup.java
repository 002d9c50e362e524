package dev.lakeglass.slice;

import java.util.List;

/**
 * Requests alike in every dimension and in how they went.
 *
 * @param conditions one per dimension whose value is known, always in the same order of dimensions
 * @param badReasons why they were bad; empty if they were good
 */
public record RequestGroup(List<Condition> conditions, List<String> badReasons, long requestCount) {
  public RequestGroup {
    conditions = List.copyOf(conditions);
    badReasons = List.copyOf(badReasons);
    if (requestCount < 1) {
      throw new IllegalArgumentException(
          "Cannot use a group of %d requests: expected 1 or more".formatted(requestCount));
    }
  }

  boolean isBad() {
    return !badReasons.isEmpty();
  }
}
