package dev.lakeglass.slice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests of every condition, pair and triple of conditions that occurs. */
final class SliceCounts {
  private static final int BITS = 21;

  private final Map<Condition, Integer> numbers = new HashMap<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<Long, Tally> tallies = new HashMap<>();
  private long allRequests;
  private long allBad;

  private SliceCounts() {}

  /** Slices that hold for the same requests: all with the fewest conditions, in a fixed order. */
  record Tested(List<List<Condition>> conditions, Counts counts) {}

  private static final class Tally {
    private long requests;
    private long bad;

    /** The sum of a random number for each group: equal for equal sets of groups. */
    private long fingerprint;
  }

  static SliceCounts of(List<RequestGroup> groups) {
    SliceCounts counts = new SliceCounts();
    for (int i = 0; i < groups.size(); i++) {
      counts.add(groups.get(i), mixed(i + 1L));
    }
    return counts;
  }

  /** SplitMix64's finaliser. */
  private static long mixed(long number) {
    long z = number * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private void add(RequestGroup group, long random) {
    long[] own = group.conditions().stream().mapToLong(this::number).toArray();
    allRequests += group.requestCount();
    allBad += group.isBad() ? group.requestCount() : 0;
    for (int i = 0; i < own.length; i++) {
      add(own[i], group, random);
      for (int j = i + 1; j < own.length; j++) {
        long pair = own[i] << BITS | own[j];
        add(pair, group, random);
        for (int k = j + 1; k < own.length; k++) {
          add(pair << BITS | own[k], group, random);
        }
      }
    }
  }

  private void add(long slice, RequestGroup group, long random) {
    Tally tally = tallies.computeIfAbsent(slice, key -> new Tally());
    tally.requests += group.requestCount();
    tally.bad += group.isBad() ? group.requestCount() : 0;
    tally.fingerprint += random;
  }

  /** From 1, so that a pair is never taken for a single condition. */
  private long number(Condition condition) {
    return numbers.computeIfAbsent(
        condition,
        key -> {
          conditions.add(key);
          return conditions.size();
        });
  }

  /** Counts of a slice that occurs, its conditions in the order of the groups. */
  Counts countsOf(List<Condition> slice) {
    long key = 0;
    for (Condition condition : slice) {
      key = key << BITS | numbers.get(condition);
    }
    return counts(tallies.get(key));
  }

  Collection<Tested> distinct() {
    Map<Long, List<Long>> same = new HashMap<>();
    tallies.forEach(
        (slice, tally) ->
            same.computeIfAbsent(tally.fingerprint, key -> new ArrayList<>()).add(slice));
    return same.values().stream().map(this::tested).toList();
  }

  private Tested tested(List<Long> slices) {
    List<List<Condition>> all =
        slices.stream()
            .map(this::conditions)
            .sorted(Comparator.comparing((List<Condition> one) -> one.size()))
            .toList();
    int fewest = all.get(0).size();
    List<List<Condition>> shortest =
        all.stream()
            .filter(one -> one.size() == fewest)
            .sorted(Comparator.comparing(List::toString))
            .toList();
    return new Tested(shortest, counts(tallies.get(slices.get(0))));
  }

  private List<Condition> conditions(long slice) {
    List<Condition> own = new ArrayList<>();
    for (long rest = slice; rest != 0; rest >>>= BITS) {
      own.add(0, conditions.get((int) (rest & (1L << BITS) - 1) - 1));
    }
    return own;
  }

  private Counts counts(Tally tally) {
    return new Counts(tally.requests, tally.bad, allRequests, allBad);
  }
}
