package dev.lakeglass.report.data;

import dev.lakeglass.statistics.Agreement;

/** What reviewers say of a check's verdicts, over {@value ReportData#TRUST_DAYS} days. */
public record TrustRow(String checkName, Agreement agreement) {}
