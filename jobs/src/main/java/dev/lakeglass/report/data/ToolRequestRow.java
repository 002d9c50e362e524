package dev.lakeglass.report.data;

/** A tool call a model asked for; arguments are JSON. */
public record ToolRequestRow(String id, String name, String arguments) {}
