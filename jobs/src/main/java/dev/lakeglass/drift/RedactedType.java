package dev.lakeglass.drift;

import java.time.LocalDate;
import java.util.List;

/** A row of table {@code redaction_daily}, whose columns describe themselves there. */
record RedactedType(
    LocalDate day,
    String application,
    String route,
    String type,
    long valueCount,
    long requestCount,
    long labelCount,
    List<String> releases) {
  RedactedType {
    releases = List.copyOf(releases);
  }
}
