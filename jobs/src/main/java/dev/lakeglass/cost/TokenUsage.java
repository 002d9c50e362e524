package dev.lakeglass.cost;

/**
 * What one model call used.
 *
 * @param inputTokens all input tokens: cached, cache-writing, audio and image ones included
 * @param cachedInputTokens part of inputTokens read from the provider's prompt cache
 * @param cacheWriteTokens part of inputTokens written to it
 * @param cacheWrite1hTokens part of cacheWriteTokens kept for an hour, which some providers price
 *     apart
 * @param outputTokens all output tokens: reasoning and audio ones included
 * @param reasoningTokens part of outputTokens
 */
public record TokenUsage(
    long inputTokens,
    long cachedInputTokens,
    long cacheWriteTokens,
    long cacheWrite1hTokens,
    long audioInputTokens,
    long imageInputTokens,
    long outputTokens,
    long reasoningTokens,
    long audioOutputTokens,
    long imageOutputTokens) {

  public static TokenUsage of(
      long inputTokens, long cachedInputTokens, long cacheWriteTokens, long outputTokens) {
    return new TokenUsage(
        inputTokens, cachedInputTokens, cacheWriteTokens, 0, 0, 0, outputTokens, 0, 0, 0);
  }

  /** Text tokens neither read from nor written to the cache; below 0 if the counts disagree. */
  public long freshInputTokens() {
    return inputTokens - cachedInputTokens - cacheWriteTokens - audioInputTokens - imageInputTokens;
  }

  /** Output tokens that are neither reasoning nor sound nor pictures. */
  public long plainOutputTokens() {
    return outputTokens - reasoningTokens - audioOutputTokens - imageOutputTokens;
  }

  /**
   * Whether the counts can all be true. A log that counts cached tokens beside the input instead of
   * inside it gives parts larger than the whole; a cost from them would be a guess.
   */
  public boolean isConsistent() {
    return cachedInputTokens >= 0
        && cacheWriteTokens >= 0
        && cacheWrite1hTokens >= 0
        && cacheWrite1hTokens <= cacheWriteTokens
        && audioInputTokens >= 0
        && imageInputTokens >= 0
        && reasoningTokens >= 0
        && audioOutputTokens >= 0
        && imageOutputTokens >= 0
        && freshInputTokens() >= 0
        && plainOutputTokens() >= 0;
  }

  /** The same call in a log that counts cached tokens beside the input. */
  public TokenUsage withCacheInsideInput() {
    return new TokenUsage(
        inputTokens + cachedInputTokens + cacheWriteTokens,
        cachedInputTokens,
        cacheWriteTokens,
        cacheWrite1hTokens,
        audioInputTokens,
        imageInputTokens,
        outputTokens,
        reasoningTokens,
        audioOutputTokens,
        imageOutputTokens);
  }
}
