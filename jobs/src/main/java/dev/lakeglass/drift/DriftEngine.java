package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import dev.lakeglass.statistics.BenjaminiHochberg;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges a day: has any metric moved in any slice, compared with the days before?
 *
 * <p>A pure function: the same input gives the same rows. Days are judged in order, as each wants
 * the alerts of those before it.
 *
 * <ol>
 *   <li>Windows of one or more days that end with the day are compared with the seven days before
 *       them, without days on which the same metric and slice was in an alert ({@link
 *       AlertHistory}). The window with the smallest p-value stands for the metric and slice, its
 *       p-values multiplied by the number of windows: its beginning is when the change began.
 *   <li>Every statistic that has a threshold for the metric is measured; p-values allow for days
 *       that differ from each other ({@link DayVariation}, {@link ClusteredSample}).
 *   <li>q-values are worked out over all tests of the day ({@link BenjaminiHochberg}).
 *   <li>It is drift if the q-value is small enough and the effect large enough. Either alone is
 *       not: a large sample makes any difference significant, a small one any difference large.
 *   <li>An open alert goes on while its own p-value is at most 0.05 and its effect at least half of
 *       what opens one, so that it does not flicker.
 *   <li>Drift of one metric in overlapping slices becomes one alert ({@link AlertGrouper}).
 * </ol>
 */
public final class DriftEngine {
  /** An open alert was found on other days, so today's test of it stands alone. */
  private static final double OPEN_ALERT_P_VALUE = 0.05;

  private final DriftSettings settings;
  private final List<Threshold> thresholds;

  public DriftEngine(DriftSettings settings, List<Threshold> thresholds) {
    this.settings = settings;
    this.thresholds = List.copyOf(thresholds);
  }

  /** Judges {@code input.day()}. A metric and slice without values that day has no row. */
  public DriftDay judge(DriftInput input) {
    AlertHistory history = new AlertHistory(settings, input.day(), input.earlierAlerts());
    Map<MetricSlice, Subject> subjects = new LinkedHashMap<>();
    List<DriftResult> measured = new ArrayList<>();
    for (List<Subject> windows : windows(input, history).values()) {
      Subject best = mostTelling(windows);
      int looks = (int) windows.stream().filter(this::isTestable).count();
      subjects.put(best.name(), best);
      measure(best).forEach(result -> measured.add(result.ofLooks(Math.max(1, looks))));
    }
    List<DriftResult> judged = judge(measured, subjects, history);
    List<Alert> alerts = new AlertGrouper(history, subjects).alerts(judged);
    return new DriftDay(judged, alerts);
  }

  /** Every metric and slice in every window, the shortest first. */
  private Map<MetricSlice, List<Subject>> windows(DriftInput input, AlertHistory history) {
    Map<MetricSlice, List<Subject>> windows = new LinkedHashMap<>();
    for (int days : settings.windowDays()) {
      withTypicalVariation(subjects(input, history, days))
          .forEach(
              (name, subject) ->
                  windows.computeIfAbsent(name, key -> new ArrayList<>()).add(subject));
    }
    return windows;
  }

  /**
   * The window whose first testable statistic has the smallest p-value; the shortest if none has.
   */
  private Subject mostTelling(List<Subject> windows) {
    Subject best = windows.get(0);
    double smallest = Double.POSITIVE_INFINITY;
    for (Subject window : windows.size() == 1 ? List.<Subject>of() : windows) {
      double pValue = pValue(window);
      if (pValue < smallest) {
        best = window;
        smallest = pValue;
      }
    }
    return best;
  }

  private boolean isTestable(Subject window) {
    return mainStatistic(window)
        .map(threshold -> verdictBeforeTesting(window.sides(), threshold) == Verdict.STABLE)
        .orElse(false);
  }

  private double pValue(Subject window) {
    Optional<Threshold> main = mainStatistic(window);
    return main.isPresent() && isTestable(window)
        ? DriftStatistics.named(main.get().statistic()).measure(window.sides()).pValue()
        : Double.POSITIVE_INFINITY;
  }

  private Optional<Threshold> mainStatistic(Subject window) {
    return DriftStatistics.all().stream()
        .filter(statistic -> statistic.kinds().contains(window.sides().current().kind()))
        .flatMap(statistic -> threshold(window, statistic).stream())
        .findFirst();
  }

  private Optional<Threshold> threshold(Subject window, DriftStatistic statistic) {
    return thresholds.stream()
        .filter(threshold -> threshold.statistic().equals(statistic.name()))
        .filter(threshold -> threshold.isFor(window.name().metric()))
        .findFirst();
  }

  private Map<MetricSlice, Subject> subjects(
      DriftInput input, AlertHistory history, int windowDays) {
    LocalDate firstDay = input.day().minusDays(windowDays - 1L);
    Map<MetricSlice, Subject> subjects = new LinkedHashMap<>();
    new TreeMap<>(input.states())
        .forEach(
            (name, days) -> {
              MetricState today = days.get(input.day());
              if (today != null && today.valueCount() > 0) {
                subjects.put(name, subject(input, history, name, days, firstDay));
              }
            });
    return subjects;
  }

  private Subject subject(
      DriftInput input,
      AlertHistory history,
      MetricSlice name,
      Map<LocalDate, MetricState> days,
      LocalDate firstDay) {
    List<LocalDate> dates = history.baselineDays(name, firstDay);
    List<LocalDate> window = firstDay.datesUntil(input.day().plusDays(1)).toList();
    List<MetricState> before = dates.stream().map(days::get).filter(Objects::nonNull).toList();
    List<MetricState> now = window.stream().map(days::get).filter(Objects::nonNull).toList();
    return new Subject(
        name,
        firstDay,
        input.day(),
        dates,
        new Sides(before, now.size() == 1 ? now.get(0) : MetricState.union(now.get(0).kind(), now)),
        input.mix(name.slice(), dates),
        input.mix(name.slice(), window));
  }

  /** Lets every slice of a metric know what all of them say of its variation between days. */
  private static Map<MetricSlice, Subject> withTypicalVariation(
      Map<MetricSlice, Subject> subjects) {
    Map<String, List<VarianceComponents>> byMetric = new TreeMap<>();
    subjects.values().stream()
        .filter(subject -> !subject.sides().baselineDays().isEmpty())
        .forEach(
            subject ->
                byMetric
                    .computeIfAbsent(subject.name().metric(), metric -> new ArrayList<>())
                    .add(subject.sides().components()));
    Map<MetricSlice, Subject> told = new LinkedHashMap<>();
    subjects.forEach(
        (name, subject) -> {
          TypicalVariation typical =
              TypicalVariation.of(byMetric.getOrDefault(name.metric(), List.of()));
          told.put(name, subject.with(typical));
        });
    return told;
  }

  private List<DriftResult> measure(Subject subject) {
    List<DriftResult> results = new ArrayList<>();
    for (DriftStatistic statistic : DriftStatistics.all()) {
      if (statistic.kinds().contains(subject.sides().current().kind())) {
        threshold(subject, statistic)
            .ifPresent(threshold -> results.add(measure(subject, statistic, threshold)));
      }
    }
    return results;
  }

  private DriftResult measure(Subject subject, DriftStatistic statistic, Threshold threshold) {
    Verdict verdict = verdictBeforeTesting(subject.sides(), threshold);
    Measurement measurement = verdict == Verdict.STABLE ? statistic.measure(subject.sides()) : null;
    return new DriftResult(
        subject.firstDay(),
        subject.day(),
        subject.baselineDates().get(0),
        subject.baselineDates().get(subject.baselineDates().size() - 1).plusDays(1),
        subject.name(),
        threshold,
        measurement,
        null,
        subject.baselineMean(),
        subject.currentMean(),
        subject.sides().baseline().valueCount(),
        subject.sides().current().valueCount(),
        verdict,
        "");
  }

  /** Stable here means that there is enough to test. */
  private Verdict verdictBeforeTesting(Sides sides, Threshold threshold) {
    if (sides.baseline().valueCount() == 0) {
      return Verdict.NEW;
    }
    boolean isEnough =
        sides.current().valueCount() >= threshold.leastCurrentCount()
            && sides.baseline().valueCount() >= threshold.leastBaselineCount()
            && sides.baselineDays().size() >= settings.leastBaselineDays();
    return isEnough ? Verdict.STABLE : Verdict.NOT_ENOUGH_DATA;
  }

  private static List<DriftResult> judge(
      List<DriftResult> measured, Map<MetricSlice, Subject> subjects, AlertHistory history) {
    double[] pValues =
        measured.stream().filter(DriftEngine::isJudged).mapToDouble(DriftResult::pValue).toArray();
    double[] qValues = BenjaminiHochberg.qValues(pValues);
    List<DriftResult> judged = new ArrayList<>();
    int next = 0;
    for (DriftResult result : measured) {
      judged.add(
          isJudged(result)
              ? judge(result, qValues[next++], subjects.get(result.subject()), history)
              : result);
    }
    return judged;
  }

  /** Statistics that are only shown would make the others' q-values larger for nothing. */
  private static boolean isJudged(DriftResult result) {
    return result.measurement() != null && result.threshold().leastEffect() != null;
  }

  private static DriftResult judge(
      DriftResult result, double qValue, Subject subject, AlertHistory history) {
    boolean isDrift =
        isNewlyFound(result, qValue) || (history.isOpen(result.subject()) && isStillSeen(result));
    return isDrift
        ? result.judged(qValue, Verdict.DRIFT, subject.cause())
        : result.judged(qValue, Verdict.STABLE, "");
  }

  private static boolean isNewlyFound(DriftResult result, double qValue) {
    return qValue <= result.threshold().greatestQValue()
        && result.threshold().isReachedBy(result.measurement().effect());
  }

  private static boolean isStillSeen(DriftResult result) {
    return result.pValue() <= OPEN_ALERT_P_VALUE
        && result.threshold().isHalfReachedBy(result.measurement().effect());
  }
}
