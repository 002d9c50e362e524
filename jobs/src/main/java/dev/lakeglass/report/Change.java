package dev.lakeglass.report;

import dev.lakeglass.report.data.PromptVersionRow;
import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.RetrievalRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Something seen for the first time within the trend: a release, prompt version, model, data set.
 */
record Change(LocalDate date, String kind, String value, String detail) {
  private static final Set<String> KINDS =
      Set.of("release", "model_name", "route", "prompt_version", "route_model");

  /** Newest first. What was there on the first day with data is not new. */
  static List<Change> of(ReportData data) {
    List<Change> changes = new ArrayList<>();
    changes.addAll(firstSeen(qualitySlices(data)));
    changes.addAll(firstSeen(routeModels(data)));
    changes.addAll(firstSeen(dataSets(data)));
    changes.replaceAll(change -> withPrevious(change, data));
    changes.sort(
        Comparator.comparing(Change::date)
            .reversed()
            .thenComparing(Change::kind)
            .thenComparing(Change::value));
    return List.copyOf(changes);
  }

  private record Sight(LocalDate date, String kind, String value) {}

  private static List<Sight> qualitySlices(ReportData data) {
    return data.quality().stream()
        .filter(row -> KINDS.contains(row.sliceKey()) && !row.sliceValue().equals("unknown"))
        .map(Change::sight)
        .toList();
  }

  private static Sight sight(QualityRow row) {
    return new Sight(row.eventDate(), row.sliceKey(), row.sliceValue());
  }

  private static List<Sight> routeModels(ReportData data) {
    return data.costs().stream()
        .filter(row -> row.sliceKey().equals("route_model"))
        .map(row -> new Sight(row.eventDate(), row.sliceKey(), row.sliceValue()))
        .toList();
  }

  private static List<Sight> dataSets(ReportData data) {
    return data.retrievals().stream()
        .filter(row -> !row.datasetVersion().equals("unknown"))
        .map(Change::sight)
        .toList();
  }

  private static Sight sight(RetrievalRow row) {
    return new Sight(
        row.eventDate(), "dataset_version", row.indexName() + "@" + row.datasetVersion());
  }

  private static List<Change> firstSeen(List<Sight> sights) {
    LocalDate start = sights.stream().map(Sight::date).min(Comparator.naturalOrder()).orElse(null);
    Map<String, Sight> first = new TreeMap<>();
    for (Sight sight : sights) {
      first.merge(
          sight.kind() + "\0" + sight.value(), sight, (a, b) -> a.date().isAfter(b.date()) ? b : a);
    }
    return first.values().stream()
        .filter(sight -> sight.date().isAfter(start))
        .map(sight -> new Change(sight.date(), sight.kind(), sight.value(), ""))
        .toList();
  }

  private static Change withPrevious(Change change, ReportData data) {
    return data.promptVersions().stream()
        .filter(row -> change.kind().equals("prompt_version") && isOf(change, row))
        .findFirst()
        .map(row -> new Change(change.date(), change.kind(), change.value(), difference(row)))
        .orElse(change);
  }

  private static boolean isOf(Change change, PromptVersionRow row) {
    return change.value().equals(row.promptName() + "@" + row.promptVersion())
        && !row.firstSeenAt().atZone(ZoneOffset.UTC).toLocalDate().isBefore(change.date());
  }

  private static String difference(PromptVersionRow row) {
    List<String> parts = new ArrayList<>();
    if (row.previousPromptVersion() != null) {
      parts.add("follows version " + row.previousPromptVersion());
    }
    if (row.systemPromptLength() != null && row.previousSystemPromptLength() != null) {
      parts.add(
          "system prompt "
              + Format.count(row.previousSystemPromptLength())
              + " → "
              + Format.count(row.systemPromptLength())
              + " characters");
    }
    if (row.meanOutputTokens() != null && row.previousMeanOutputTokens() != null) {
      parts.add(
          "mean output tokens "
              + Format.number(row.previousMeanOutputTokens())
              + " → "
              + Format.number(row.meanOutputTokens()));
    }
    return String.join(", ", parts);
  }

  static DataTable<Change> table(ReportData data) {
    return new DataTable<>("changes", "First seen in the last days", of(data))
        .text(
            "First seen",
            change ->
                Cell.text(Format.shortDay(change.date()))
                    .sorted(change.date().toString())
                    .toned(change.date().equals(data.date()) ? "new" : ""))
        .text("What", change -> Cell.text(Metric.sliceTitle(change.kind())))
        .text("Value", change -> Cell.text(change.value()))
        .text("Difference", change -> Cell.text(change.detail()))
        .export("first_seen_date", Change::date)
        .export("kind", Change::kind)
        .export("value", Change::value)
        .export("difference", Change::detail)
        .whenEmpty("No release, prompt version, model, route or data set is new in this time.");
  }
}
