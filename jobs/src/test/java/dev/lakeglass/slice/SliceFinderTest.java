package dev.lakeglass.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SliceFinderTest {
  private final List<RequestGroup> groups = new ArrayList<>();

  private static Condition is(String dimension, String value) {
    return new Condition(dimension, value);
  }

  /** Requests of which some are bad for the reason "error". */
  private void add(int bad, int count, Condition... conditions) {
    if (bad > 0) {
      groups.add(new RequestGroup(List.of(conditions), List.of("error"), bad));
    }
    if (count > bad) {
      groups.add(new RequestGroup(List.of(conditions), List.of(), count - bad));
    }
  }

  private List<FailureSlice> found() {
    return SliceFinder.find(groups);
  }

  @Test
  void namesTheRouteOnTheReleaseAndNotEachOfThem() {
    Condition chat = is("route", "/chat");
    Condition search = is("route", "/search");
    Condition before = is("release", "2.2.0");
    Condition after = is("release", "2.3.0");
    add(2, 40, chat, before);
    add(3, 60, search, before);
    add(24, 40, chat, after);
    add(3, 60, search, after);

    List<FailureSlice> slices = found();

    assertThat(slices).hasSize(1);
    FailureSlice slice = slices.get(0);
    assertThat(slice.conditions()).containsExactly(chat, after);
    assertThat(slice.requestCount()).isEqualTo(40);
    assertThat(slice.badCount()).isEqualTo(24);
    assertThat(slice.otherRequestCount()).isEqualTo(160);
    assertThat(slice.otherBadCount()).isEqualTo(8);
    assertThat(slice.badRatio()).isEqualTo(0.6);
    assertThat(slice.otherBadRatio()).isEqualTo(0.05);
    // 0.6 against 32 of 200
    assertThat(slice.lift()).isCloseTo(3.75, within(1e-12));
    assertThat(slice.explainedRatio()).isEqualTo(0.75);
    // scipy.stats.fisher_exact([[24, 16], [8, 152]], alternative="greater")
    assertThat(slice.pValue()).isCloseTo(FISHER, within(FISHER * 1e-9));
    // Eight slices are tested, each pair and single once; this one has the smallest p-value.
    assertThat(slice.qValue()).isCloseTo(8 * FISHER, within(FISHER * 1e-8));
    assertThat(slice.reasons()).containsExactly(new FailureSlice.Reason("error", 24));
  }

  private static final double FISHER = 4.88587725686074e-14;

  @Test
  void namesTheRouteWhereEveryReleaseIsBad() {
    for (String release : List.of("1", "2", "3", "4")) {
      add(15, 40, is("route", "/chat"), is("release", release));
      add(2, 40, is("route", "/search"), is("release", release));
    }
    assertThat(found())
        .extracting(FailureSlice::conditions)
        .containsExactly(List.of(is("route", "/chat")));
  }

  @Test
  void saysWhichConditionsCannotBeToldApart() {
    Condition[] on = {is("route", "/chat"), is("release", "2"), is("flag reranker", "on")};
    Condition[] off = {is("route", "/chat"), is("release", "1"), is("flag reranker", "off")};
    add(20, 40, on);
    add(2, 60, off);

    FailureSlice slice = found().get(0);

    assertThat(slice.conditions()).containsExactly(is("flag reranker", "on"));
    assertThat(slice.alike()).containsExactly(List.of(is("release", "2")));
  }

  @Test
  void findsASecondSliceAmongTheRequestsThatAreLeft() {
    add(30, 50, is("route", "/chat"), is("tenant_id", "a"));
    add(2, 100, is("route", "/chat"), is("tenant_id", "b"));
    add(12, 50, is("route", "/extract"), is("tenant_id", "b"));
    add(2, 100, is("route", "/search"), is("tenant_id", "b"));

    List<FailureSlice> slices = found();

    assertThat(slices)
        .extracting(FailureSlice::conditions)
        .containsExactly(List.of(is("tenant_id", "a")), List.of(is("route", "/extract")));
    // 300 requests less the 50 of the first slice
    assertThat(slices.get(1).requestCount() + slices.get(1).otherRequestCount()).isEqualTo(250);
  }

  @Test
  void needsEnoughRequestsInsideAndOutside() {
    add(9, 9, is("route", "/chat"));
    add(1, 200, is("route", "/search"));
    assertThat(found()).isEmpty();

    groups.clear();
    add(100, 200, is("route", "/chat"));
    add(0, 9, is("route", "/search"));
    assertThat(found()).isEmpty();
  }

  @Test
  void findsNothingInNothing() {
    assertThat(found()).isEmpty();
    add(0, 500, is("route", "/chat"));
    add(0, 500, is("route", "/search"));
    assertThat(found()).isEmpty();
  }

  @Test
  void staysQuietOnDaysWithoutAStory() {
    int noisy = 0;
    for (int day = 0; day < 200; day++) {
      noisy += SliceFinder.find(traffic(day, values -> 0.15)).isEmpty() ? 0 : 1;
    }
    // At most 5 % are promised; 200 draws of 5 % exceed 17 in one of 100 cases.
    assertThat(noisy).isLessThanOrEqualTo(17);
  }

  @Test
  void findsAPlantedTripleAmongSixDimensions() {
    int hits = 0;
    for (int day = 0; day < 20; day++) {
      List<FailureSlice> slices =
          SliceFinder.find(
              traffic(
                  day, values -> values[0] == 0 && values[1] == 0 && values[2] == 0 ? 0.7 : 0.08));
      boolean isFirst =
          !slices.isEmpty()
              && slices
                  .get(0)
                  .conditions()
                  .equals(List.of(is("d0", "0"), is("d1", "0"), is("d2", "0")));
      hits += isFirst ? 1 : 0;
    }
    assertThat(hits).isGreaterThanOrEqualTo(19);
  }

  /** 1,200 requests with six independent dimensions of two to four values. */
  private static List<RequestGroup> traffic(long seed, ToDoubleFunction<int[]> badShare) {
    Random random = new Random(seed);
    Map<List<Object>, Long> counts = new HashMap<>();
    for (int request = 0; request < 1_200; request++) {
      int[] values = new int[6];
      for (int dimension = 0; dimension < values.length; dimension++) {
        values[dimension] = random.nextInt(2 + dimension % 3);
      }
      boolean isBad = random.nextDouble() < badShare.applyAsDouble(values);
      counts.merge(List.of(Arrays.stream(values).boxed().toList(), isBad), 1L, Long::sum);
    }
    List<RequestGroup> groups = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          List<Condition> conditions = new ArrayList<>();
          List<?> values = (List<?>) key.get(0);
          for (int dimension = 0; dimension < values.size(); dimension++) {
            conditions.add(is("d" + dimension, values.get(dimension).toString()));
          }
          List<String> reasons = key.get(1).equals(true) ? List.of("error") : List.of();
          groups.add(new RequestGroup(conditions, reasons, count));
        });
    return groups;
  }
}
