package dev.lakeglass.report.data;

import java.time.Instant;

/** A row of {@code prompt_versions} of the day; nullable where the table is. */
public record PromptVersionRow(
    String promptName,
    String promptVersion,
    String templateHash,
    String application,
    long callCount,
    Instant firstSeenAt,
    Instant lastSeenAt,
    boolean isNew,
    String previousPromptVersion,
    Long systemPromptLength,
    Long previousSystemPromptLength,
    Double meanOutputTokens,
    Double previousMeanOutputTokens) {}
