package dev.lakeglass.report.data;

import java.util.List;

/** What was replaced on the day, as {@code redaction_daily} has it. */
public record RedactionRow(
    String application,
    String route,
    String redactionType,
    long valueCount,
    long requestCount,
    long labelCount,
    List<String> releases) {
  public RedactionRow {
    releases = List.copyOf(releases);
  }
}
