package dev.lakeglass.cost;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One model call as far as its price goes.
 *
 * @param day UTC day on which it began
 * @param reported tokens as the provider reported them; counts it lacks are 0 there
 * @param reportedInput whether the input count was reported; likewise output
 * @param estimatedInput counted from the texts where it was not reported
 * @param isEstimate true if the log itself marks the counts as estimates
 * @param hasAnswer whether any output came back
 */
public record Call(
    String provider,
    String model,
    String region,
    String serviceTier,
    LocalDate day,
    TokenUsage reported,
    boolean reportedInput,
    boolean reportedOutput,
    OptionalLong estimatedInput,
    OptionalLong estimatedOutput,
    boolean isEstimate,
    boolean isError,
    String errorType,
    boolean hasAnswer) {

  /** A failure that left neither tokens nor output. */
  boolean isWithoutTrace() {
    return isError && !hasAnswer && !reportedInput && !reportedOutput;
  }

  /** Whether a count is not reported that costs money. */
  boolean lacksTokens(Price price) {
    return !reportedInput && costs(price, TokenClass.INPUT)
        || !reportedOutput && costs(price, TokenClass.OUTPUT);
  }

  /** Reported counts, filled up with estimated ones; empty if one that costs money is unknown. */
  Optional<TokenUsage> usage(Price price) {
    boolean knowsInput =
        reportedInput || estimatedInput.isPresent() || !costs(price, TokenClass.INPUT);
    boolean knowsOutput =
        reportedOutput || estimatedOutput.isPresent() || !costs(price, TokenClass.OUTPUT);
    if (!knowsInput || !knowsOutput) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenUsage(
            reportedInput ? reported.inputTokens() : estimatedInput.orElse(0),
            reported.cachedInputTokens(),
            reported.cacheWriteTokens(),
            reported.cacheWrite1hTokens(),
            reported.audioInputTokens(),
            reported.imageInputTokens(),
            reportedOutput ? reported.outputTokens() : estimatedOutput.orElse(0),
            reported.reasoningTokens(),
            reported.audioOutputTokens(),
            reported.imageOutputTokens()));
  }

  /** An embedding has no output, a search of a reranker no tokens; their prices say so with 0. */
  private static boolean costs(Price price, TokenClass tokenClass) {
    return price.usd(tokenClass).signum() > 0;
  }
}
