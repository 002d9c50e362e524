package dev.lakeglass.sample;

/**
 * What was written.
 *
 * @param requests distinct traces
 * @param spans distinct spans
 * @param objects files below {@code traces/} and {@code feedback/}
 * @param feedbackLines lines of feedback, broken ones included
 * @param rawBytes bytes before compression
 * @param packedBytes bytes on disk, without {@code truth.json}
 */
public record SampleSummary(
    long requests, long spans, long objects, long feedbackLines, long rawBytes, long packedBytes) {}
