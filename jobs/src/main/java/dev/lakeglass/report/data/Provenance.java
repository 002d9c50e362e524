package dev.lakeglass.report.data;

/** Which program made a report, with which configuration. */
public record Provenance(String lakeglassVersion, String configurationHash) {}
