package dev.lakeglass.drift;

import java.time.LocalDate;

/**
 * A text that a prompt version had on a day.
 *
 * @param callCount calls with this text
 * @param versionCallCount calls of the version on the day, whatever their text
 */
record PromptText(
    LocalDate day,
    String name,
    String version,
    String templateHash,
    long callCount,
    long versionCallCount) {

  double share() {
    return (double) callCount / versionCallCount;
  }

  /** Whether the hash is one of the text without what is filled in. */
  boolean isSkeleton() {
    return templateHash.startsWith("auto-");
  }

  Slice slice() {
    return new Slice("prompt_version", name + "@" + version);
  }
}
