package dev.lakeglass.cost;

/**
 * Tokens of one model call.
 *
 * @param inputTokens all input tokens, cached and cache-writing ones included
 * @param cachedInputTokens part of inputTokens read from the provider's prompt cache
 * @param cacheWriteTokens part of inputTokens written to it
 * @param outputTokens all output tokens, reasoning ones included
 */
public record TokenUsage(
    long inputTokens, long cachedInputTokens, long cacheWriteTokens, long outputTokens) {

  /** Input tokens neither read from nor written to the cache; below 0 if the counts disagree. */
  public long uncachedInputTokens() {
    return inputTokens - cachedInputTokens - cacheWriteTokens;
  }

  /**
   * Whether the counts can all be true. A log that counts cached tokens beside the input instead of
   * inside it gives parts larger than the whole; a cost from them would be a guess.
   */
  public boolean isConsistent() {
    return inputTokens >= 0
        && cachedInputTokens >= 0
        && cacheWriteTokens >= 0
        && outputTokens >= 0
        && uncachedInputTokens() >= 0;
  }
}
