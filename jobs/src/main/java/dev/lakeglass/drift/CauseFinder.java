package dev.lakeglass.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What else changed in a slice: dimension values that gained or lost more than 20 points of its
 * requests, the greatest change first, for example {@code prompt_version 7 → 8 (0 % → 100 %)}.
 *
 * <p>It names what moved at the same time, which is where to look, not proof. Of each dimension it
 * names the value that gained most, with its shares before and now, and the one that lost most.
 */
final class CauseFinder {
  private static final double LEAST_CHANGE = 0.2;
  private static final int MOST_CAUSES = 3;

  private record Change(String dimension, String value, double before, double now) {
    double size() {
      return Math.abs(now - before);
    }
  }

  private CauseFinder() {}

  /** Empty if nothing changed enough. */
  static String describe(Slice slice, DimensionMix baseline, DimensionMix current) {
    List<List<Change>> causes = new ArrayList<>();
    for (String dimension : current.dimensions()) {
      if (dimension.equals(slice.key()) || !baseline.knows(dimension)) {
        continue;
      }
      List<Change> changes = largestChanges(dimension, baseline, current);
      if (!changes.isEmpty()) {
        causes.add(changes);
      }
    }
    return causes.stream()
        .sorted(Comparator.comparingDouble((List<Change> cause) -> -cause.get(0).size()))
        .limit(MOST_CAUSES)
        .map(CauseFinder::words)
        .collect(Collectors.joining("; "));
  }

  /** Whether a value of the dimension gained or lost more than 20 points. */
  static boolean hasChanged(String dimension, DimensionMix baseline, DimensionMix current) {
    return baseline.knows(dimension) && !largestChanges(dimension, baseline, current).isEmpty();
  }

  /** The greatest gain first, then the greatest loss; either may be missing. */
  private static List<Change> largestChanges(
      String dimension, DimensionMix baseline, DimensionMix current) {
    Set<String> values = new TreeSet<>();
    baseline.values(dimension).forEach(values::add);
    current.values(dimension).forEach(values::add);
    List<Change> changes =
        values.stream()
            .map(
                value ->
                    new Change(
                        dimension,
                        value,
                        baseline.share(dimension, value),
                        current.share(dimension, value)))
            .filter(change -> change.size() > LEAST_CHANGE)
            .toList();
    Comparator<Change> bySize = Comparator.comparingDouble(Change::size);
    List<Change> largest = new ArrayList<>();
    changes.stream().filter(c -> c.now() > c.before()).max(bySize).ifPresent(largest::add);
    changes.stream().filter(c -> c.now() < c.before()).max(bySize).ifPresent(largest::add);
    return largest;
  }

  private static String words(List<Change> changes) {
    Change first = changes.get(0);
    String what =
        changes.size() == 1 ? first.value() : changes.get(1).value() + " → " + first.value();
    return String.format(
        Locale.ROOT,
        "%s %s (%.0f %% → %.0f %%)",
        first.dimension(),
        what,
        100 * first.before(),
        100 * first.now());
  }
}
