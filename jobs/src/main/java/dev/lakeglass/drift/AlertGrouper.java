package dev.lakeglass.drift;

import dev.lakeglass.drift.Threshold.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes one alert of one shift that shows in many slices.
 *
 * <p>A prompt that writes longer answers shows in its route, its model, its tenants and in all
 * requests. For each metric:
 *
 * <ol>
 *   <li><b>Compare like with like.</b> A model that took over the work of another shows a change of
 *       work, not of itself: it raises no alert.
 *   <li><b>Lead.</b> A slice scores its effect times its coverage: the part of the excess of the
 *       slice with most excess that it holds itself (excess: change times values of the day). All
 *       requests cover everything but dilute the effect; one tenant may show the effect but covers
 *       little. Of slices within a tenth of the best the most telling dimension leads, as {@link
 *       Slice} orders them. The slice that led yesterday goes on leading while it scores at least
 *       half of the best, so that an alert keeps its name.
 *   <li><b>Attach.</b> A slice joins the leader if the values they share, moved as the leader has
 *       moved, explain at least half of its own excess.
 *   <li>What is left begins another alert in the same way.
 * </ol>
 */
final class AlertGrouper {
  private static final double NEARLY_THE_BEST = 0.9;
  private static final double STILL_GOOD = 0.5;
  private static final double EXPLAINED = 0.5;
  private static final double GREATEST_EFFECT = 100;

  private final AlertHistory history;
  private final Map<MetricSlice, Subject> subjects;

  AlertGrouper(AlertHistory history, Map<MetricSlice, Subject> subjects) {
    this.history = history;
    this.subjects = subjects;
  }

  /** A drifting subject with all its measured results, those that drift first. */
  private record Candidate(Subject subject, List<DriftResult> results) {
    DriftResult primary() {
      return results.get(0);
    }

    double values() {
      return primary().currentCount();
    }

    double effect() {
      return Math.min(GREATEST_EFFECT, Math.abs(primary().measurement().effect()));
    }

    /** Change per value in the unit of a statistic; 0 if it was not measured here. */
    double shift(String statistic) {
      return results.stream()
          .filter(result -> result.statistic().equals(statistic))
          .mapToDouble(Candidate::shift)
          .findFirst()
          .orElse(0);
    }

    double excess() {
      return values() * Math.abs(shift(primary().statistic()));
    }

    private static double shift(DriftResult result) {
      if (DriftStatistics.named(result.statistic()).hasDirection()) {
        return result.currentValue() - result.baselineValue();
      }
      return result.value();
    }
  }

  List<Alert> alerts(List<DriftResult> results) {
    Map<String, List<Candidate>> byMetric = new TreeMap<>();
    candidates(results)
        .forEach(
            candidate ->
                byMetric
                    .computeIfAbsent(
                        candidate.subject().name().metric(), metric -> new ArrayList<>())
                    .add(candidate));
    List<Alert> alerts = new ArrayList<>();
    byMetric.values().forEach(candidates -> alerts.addAll(group(candidates)));
    return alerts;
  }

  private List<Candidate> candidates(List<DriftResult> results) {
    Map<MetricSlice, List<DriftResult>> bySubject =
        results.stream()
            .filter(result -> result.measurement() != null)
            .collect(
                Collectors.groupingBy(
                    DriftResult::subject, LinkedHashMap::new, Collectors.toList()));
    List<Candidate> candidates = new ArrayList<>();
    bySubject.forEach(
        (name, measured) -> {
          List<DriftResult> driftFirst =
              measured.stream()
                  .sorted(Comparator.comparing(result -> result.verdict() != Verdict.DRIFT))
                  .toList();
          boolean isDrift = driftFirst.get(0).verdict() == Verdict.DRIFT;
          if (isDrift && !subjects.get(name).hasOtherWork()) {
            candidates.add(new Candidate(subjects.get(name), driftFirst));
          }
        });
    return candidates;
  }

  private List<Alert> group(List<Candidate> candidates) {
    List<Candidate> remaining = new ArrayList<>(candidates);
    List<Alert> alerts = new ArrayList<>();
    while (!remaining.isEmpty()) {
      Candidate leader = leader(remaining);
      List<Candidate> attached =
          remaining.stream()
              .filter(other -> other != leader && isExplained(other, leader))
              .toList();
      remaining.remove(leader);
      remaining.removeAll(attached);
      alerts.add(alert(leader, attached));
    }
    return alerts;
  }

  /** Among those moved by the first statistic that moved anything: means before distances. */
  private Candidate leader(List<Candidate> remaining) {
    String statistic =
        DriftStatistics.names().stream()
            .filter(name -> remaining.stream().anyMatch(one -> isMovedBy(one, name)))
            .findFirst()
            .orElseThrow();
    List<Candidate> eligible = remaining.stream().filter(one -> isMovedBy(one, statistic)).toList();
    double mostExcess = eligible.stream().mapToDouble(Candidate::excess).max().orElseThrow();
    double best = eligible.stream().mapToDouble(one -> score(one, mostExcess)).max().orElseThrow();
    Optional<Candidate> yesterdays =
        eligible.stream()
            .filter(one -> history.ledBy(one.subject().name()).isPresent())
            .filter(one -> score(one, mostExcess) >= STILL_GOOD * best)
            .max(Comparator.comparingDouble(one -> score(one, mostExcess)));
    return yesterdays.orElseGet(
        () ->
            eligible.stream()
                .filter(one -> score(one, mostExcess) >= NEARLY_THE_BEST * best)
                .min(Comparator.comparing(one -> one.subject().name().slice()))
                .orElseThrow());
  }

  private static boolean isMovedBy(Candidate candidate, String statistic) {
    return candidate.primary().statistic().equals(statistic);
  }

  private static double score(Candidate candidate, double mostExcess) {
    return candidate.effect() * candidate.excess() / mostExcess;
  }

  private static boolean isExplained(Candidate other, Candidate leader) {
    String statistic = other.primary().statistic();
    double own = other.shift(statistic);
    double leaders = leader.shift(statistic);
    double shared = sharedValues(other, leader);
    return own * leaders > 0
        && shared * Math.abs(leaders) >= EXPLAINED * other.values() * Math.abs(own);
  }

  /** How many of the values of {@code other} lie in the slice of the leader too. */
  private static double sharedValues(Candidate other, Candidate leader) {
    Slice outer = leader.subject().name().slice();
    Slice inner = other.subject().name().slice();
    if (outer.equals(Slice.ALL)) {
      return other.values();
    }
    if (inner.equals(Slice.ALL)) {
      return Math.min(leader.values(), other.values());
    }
    if (outer.key().equals(inner.key())) {
      return 0;
    }
    DimensionMix ofOther = other.subject().currentMix();
    if (ofOther.knows(outer.key())) {
      return other.values() * ofOther.share(outer.key(), outer.value());
    }
    DimensionMix ofLeader = leader.subject().currentMix();
    return ofLeader.knows(inner.key())
        ? leader.values() * ofLeader.share(inner.key(), inner.value())
        : other.values();
  }

  private Alert alert(Candidate leader, List<Candidate> attached) {
    MetricSlice name = leader.subject().name();
    Severity severity =
        leader.results().stream()
            .filter(result -> result.verdict() == Verdict.DRIFT)
            .map(result -> result.threshold().severity())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    List<Slice> alsoSeenIn =
        attached.stream().map(one -> one.subject().name().slice()).sorted().toList();
    return AlertText.alert(
        leader.subject(),
        leader.primary(),
        severity,
        history.since(name, leader.subject().firstDay()),
        alsoSeenIn);
  }
}
