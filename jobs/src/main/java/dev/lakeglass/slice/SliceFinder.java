package dev.lakeglass.slice;

import dev.lakeglass.slice.FailureSlice.Reason;
import dev.lakeglass.statistics.BenjaminiHochberg;
import dev.lakeglass.statistics.Distributions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what bad requests have in common: up to three conditions that hold for far more of them
 * than chance explains, few slices that do not repeat each other.
 *
 * <ul>
 *   <li><b>Tested</b> are all conditions, pairs and triples that hold for {@value #LEAST_REQUESTS}
 *       requests or more and leave as many out; those that hold for the same requests once, by
 *       Fisher's exact test, one-sided, against all requests outside.
 *   <li><b>A slice</b> has a q-value (Benjamini-Hochberg over all that were tested) of {@value
 *       #HIGHEST_Q_VALUE} or less, {@value #LEAST_BAD} bad requests, {@value #LEAST_LIFT} times the
 *       share of all, and needs each of its conditions: among the requests that satisfy the others,
 *       it is worse than the rest (the same test, p at most {@value #HIGHEST_PARENT_P_VALUE}).
 *   <li><b>Reported</b> is the slice whose split of good from bad is the sharpest (greatest
 *       log-likelihood ratio G); its requests are then taken out, and the search begins anew, at
 *       most {@value #MOST_SLICES} times. So no request is in two slices, and a part of a slice is
 *       reported only where the whole is not what went wrong.
 * </ul>
 *
 * <p>It tells where bad requests lie, not why: a route that is always worse than others is found
 * every day. The p-values take requests as independent.
 */
public final class SliceFinder {
  static final int LEAST_REQUESTS = 10;
  static final int LEAST_BAD = 5;
  static final double LEAST_LIFT = 1.5;
  static final double HIGHEST_Q_VALUE = 0.05;
  static final double HIGHEST_PARENT_P_VALUE = 0.01;
  static final int MOST_SLICES = 5;
  private static final int MOST_ALIKE = 3;

  private static final Comparator<Candidate> SHARPEST_FIRST =
      Comparator.comparingDouble((Candidate candidate) -> candidate.counts().g())
          .reversed()
          .thenComparing(candidate -> candidate.conditions().size())
          .thenComparing(candidate -> candidate.conditions().toString());

  private SliceFinder() {}

  /** Slices of the requests of one day. */
  static List<FailureSlice> find(List<RequestGroup> groups) {
    return find(groups, 1);
  }

  /**
   * @param days how many days the requests are of
   */
  public static List<FailureSlice> find(List<RequestGroup> groups, int days) {
    List<FailureSlice> found = new ArrayList<>();
    List<RequestGroup> rest = groups;
    while (found.size() < MOST_SLICES) {
      Optional<FailureSlice> sharpest = sharpest(rest, days);
      if (sharpest.isEmpty()) {
        break;
      }
      found.add(sharpest.get());
      List<Condition> conditions = sharpest.get().conditions();
      rest = rest.stream().filter(g -> !g.conditions().containsAll(conditions)).toList();
    }
    return found;
  }

  /** A slice with its counts, and its q-value among all that were tested. */
  private record Candidate(
      List<Condition> conditions, List<List<Condition>> alike, Counts counts, double qValue) {}

  private static Optional<FailureSlice> sharpest(List<RequestGroup> groups, int days) {
    SliceCounts slices = SliceCounts.of(groups);
    return candidates(slices).stream()
        .sorted(SHARPEST_FIRST)
        .filter(candidate -> needsEachCondition(candidate, slices))
        .findFirst()
        .map(candidate -> slice(candidate, groups, days));
  }

  private static List<Candidate> candidates(SliceCounts slices) {
    List<SliceCounts.Tested> tested =
        slices.distinct().stream()
            .filter(slice -> slice.counts().requests() >= LEAST_REQUESTS)
            .filter(slice -> slice.counts().otherRequests() >= LEAST_REQUESTS)
            .toList();
    double[] qValues =
        BenjaminiHochberg.qValues(
            tested.stream().mapToDouble(slice -> slice.counts().pValue()).toArray());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < qValues.length; i++) {
      Counts counts = tested.get(i).counts();
      if (qValues[i] <= HIGHEST_Q_VALUE
          && counts.bad() >= LEAST_BAD
          && counts.lift() >= LEAST_LIFT) {
        List<List<Condition>> same = tested.get(i).conditions();
        List<List<Condition>> alike = same.subList(1, Math.min(same.size(), 1 + MOST_ALIKE));
        candidates.add(new Candidate(same.get(0), alike, counts, qValues[i]));
      }
    }
    return candidates;
  }

  private static boolean needsEachCondition(Candidate candidate, SliceCounts slices) {
    List<Condition> conditions = candidate.conditions();
    if (conditions.size() == 1) {
      return true;
    }
    for (int dropped = 0; dropped < conditions.size(); dropped++) {
      List<Condition> others = new ArrayList<>(conditions);
      others.remove(dropped);
      Counts parent = slices.countsOf(others);
      double pValue =
          Distributions.fisherExactGreater(
              candidate.counts().bad(),
              candidate.counts().requests(),
              parent.bad() - candidate.counts().bad(),
              parent.requests() - candidate.counts().requests());
      if (pValue > HIGHEST_PARENT_P_VALUE) {
        return false;
      }
    }
    return true;
  }

  private static FailureSlice slice(Candidate candidate, List<RequestGroup> groups, int days) {
    Counts counts = candidate.counts();
    return new FailureSlice(
        candidate.conditions(),
        candidate.alike(),
        counts.requests(),
        counts.bad(),
        counts.otherRequests(),
        counts.otherBad(),
        counts.pValue(),
        candidate.qValue(),
        reasons(candidate.conditions(), groups),
        days);
  }

  private static List<Reason> reasons(List<Condition> conditions, List<RequestGroup> groups) {
    Map<String, Long> counts = new TreeMap<>();
    for (RequestGroup group : groups) {
      if (group.conditions().containsAll(conditions)) {
        group.badReasons().forEach(name -> counts.merge(name, group.requestCount(), Long::sum));
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new Reason(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Reason::requestCount).reversed())
        .toList();
  }
}
