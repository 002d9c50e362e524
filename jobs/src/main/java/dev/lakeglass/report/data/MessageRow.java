package dev.lakeglass.report.data;

/** A message a model received. */
public record MessageRow(String role, String content) {}
