package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Judges a day: has any metric moved in any slice, compared with the days before?
 *
 * <p>A pure function: the same input gives the same rows. Days are judged in order, as each wants
 * the alerts of those before it.
 *
 * <ol>
 *   <li>The baseline is the last seven days before, without those on which the same metric and
 *       slice was in an alert ({@link AlertHistory}).
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
    Map<MetricSlice, Subject> subjects = withTypicalVariation(subjects(input, history));
    List<DriftResult> measured = new ArrayList<>();
    subjects.values().forEach(subject -> measured.addAll(measure(subject)));
    List<DriftResult> judged = judge(measured, subjects, history);
    List<Alert> alerts = new AlertGrouper(history, subjects).alerts(judged);
    return new DriftDay(judged, alerts);
  }

  private Map<MetricSlice, Subject> subjects(DriftInput input, AlertHistory history) {
    Map<MetricSlice, Subject> subjects = new LinkedHashMap<>();
    new TreeMap<>(input.states())
        .forEach(
            (name, days) -> {
              MetricState current = days.get(input.day());
              if (current != null && current.valueCount() > 0) {
                subjects.put(name, subject(input, history, name, days, current));
              }
            });
    return subjects;
  }

  private Subject subject(
      DriftInput input,
      AlertHistory history,
      MetricSlice name,
      Map<LocalDate, MetricState> days,
      MetricState current) {
    List<LocalDate> dates = history.baselineDays(name);
    List<MetricState> before = dates.stream().map(days::get).filter(Objects::nonNull).toList();
    return new Subject(
        name,
        input.day(),
        dates,
        new Sides(before, current),
        input.mix(name.slice(), dates),
        input.mix(name.slice(), List.of(input.day())));
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
        thresholds.stream()
            .filter(threshold -> threshold.statistic().equals(statistic.name()))
            .filter(threshold -> threshold.isFor(subject.name().metric()))
            .findFirst()
            .ifPresent(threshold -> results.add(measure(subject, statistic, threshold)));
      }
    }
    return results;
  }

  private DriftResult measure(Subject subject, DriftStatistic statistic, Threshold threshold) {
    Verdict verdict = verdictBeforeTesting(subject.sides(), threshold);
    Measurement measurement = verdict == Verdict.STABLE ? statistic.measure(subject.sides()) : null;
    return new DriftResult(
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
