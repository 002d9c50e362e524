package dev.lakeglass.report.data;

/** Which program, with which configuration, made the tables behind a report. */
public record Provenance(
    String lakeglassVersion,
    String configurationHash,
    long inputFileCount,
    long inputBytes,
    long decodedCount,
    long rejectedCount) {}
