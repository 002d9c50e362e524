package dev.lakeglass.report;

import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.QualityRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps a report readable: of each dimension the slices that are largest on the day, with all their
 * rows.
 */
final class LargestSlices {
  private record Slice(String key, String value) {}

  private LargestSlices() {}

  static List<OutcomeRow> outcomes(LocalDate day, int most, List<OutcomeRow> rows) {
    Map<Slice, Double> sizes = new HashMap<>();
    for (OutcomeRow row : rows) {
      note(sizes, slice(row), row.eventDate().equals(day) ? row.requestCount() : 0);
    }
    return kept(rows, LargestSlices::slice, sizes, most);
  }

  static List<QualityRow> quality(LocalDate day, int most, List<QualityRow> rows) {
    Map<Slice, Double> sizes = new HashMap<>();
    for (QualityRow row : rows) {
      boolean counts = row.eventDate().equals(day) && row.unit().equals("request");
      note(sizes, slice(row), counts ? row.applicableCount() : 0);
    }
    return kept(rows, LargestSlices::slice, sizes, most);
  }

  static List<CostRow> costs(LocalDate day, int most, List<CostRow> rows) {
    Map<Slice, Double> sizes = new HashMap<>();
    for (CostRow row : rows) {
      boolean counts = row.eventDate().equals(day) && row.totalCostUsd() != null;
      note(sizes, slice(row), counts ? row.totalCostUsd().doubleValue() : 0);
    }
    return kept(rows, LargestSlices::slice, sizes, most);
  }

  private static Slice slice(OutcomeRow row) {
    return new Slice(row.sliceKey(), row.sliceValue());
  }

  private static Slice slice(QualityRow row) {
    return new Slice(row.sliceKey(), row.sliceValue());
  }

  private static Slice slice(CostRow row) {
    return new Slice(row.sliceKey(), row.sliceValue());
  }

  private static void note(Map<Slice, Double> sizes, Slice slice, double size) {
    sizes.merge(slice, size, Math::max);
  }

  private static <R> List<R> kept(
      List<R> rows, Function<R, Slice> slice, Map<Slice, Double> sizes, int most) {
    Set<Slice> largest = largest(sizes, most);
    return rows.stream().filter(row -> largest.contains(slice.apply(row))).toList();
  }

  private static Set<Slice> largest(Map<Slice, Double> sizes, int most) {
    List<Slice> ordered = new ArrayList<>(sizes.keySet());
    ordered.sort(
        Comparator.<Slice, Double>comparing(sizes::get).reversed().thenComparing(Slice::value));
    Map<String, Integer> taken = new HashMap<>();
    Set<Slice> largest = new HashSet<>();
    for (Slice slice : ordered) {
      if (taken.merge(slice.key(), 1, Integer::sum) <= most) {
        largest.add(slice);
      }
    }
    return largest;
  }
}
