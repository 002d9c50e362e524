package dev.lakeglass.report.data;

/** Calls of the day that no line of the price list covers, summed over {@code cost_daily}. */
public record UnpricedRow(String providerName, String modelName, long callCount, long tokens) {}
