package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that the verdicts of a day are made of.
 *
 * @param day the day judged
 * @param states one state per day, of the day and of {@link DriftSettings#lookbackDays()} before;
 *     days without values may be missing
 * @param mixes what the requests of a slice looked like on each of those days; slices may be
 *     missing, then they have no cause
 * @param earlierAlerts of the same days before, in any order; later ones are ignored
 */
public record DriftInput(
    LocalDate day,
    Map<MetricSlice, Map<LocalDate, MetricState>> states,
    Map<Slice, Map<LocalDate, DimensionMix>> mixes,
    List<EarlierAlert> earlierAlerts) {

  public DriftInput {
    earlierAlerts = List.copyOf(earlierAlerts);
  }

  DimensionMix mix(Slice slice, Iterable<LocalDate> days) {
    Map<LocalDate, DimensionMix> byDay = mixes.getOrDefault(slice, Map.of());
    List<DimensionMix> found = new ArrayList<>();
    for (LocalDate date : days) {
      if (byDay.containsKey(date)) {
        found.add(byDay.get(date));
      }
    }
    return DimensionMix.union(found);
  }
}
