package dev.lakeglass.drift;

import java.util.List;

/** Every drift statistic there is. */
public final class DriftStatistics {
  private static final List<DriftStatistic> ALL =
      List.of(
          new MeanRatio(),
          new TwoProportionTest(),
          new KolmogorovSmirnov(),
          new PopulationStabilityIndex(),
          new JensenShannonDistance());

  private DriftStatistics() {}

  public static List<DriftStatistic> all() {
    return ALL;
  }

  public static List<String> names() {
    return ALL.stream().map(DriftStatistic::name).toList();
  }

  /**
   * @throws IllegalArgumentException if there is no such statistic
   */
  public static DriftStatistic named(String name) {
    return ALL.stream()
        .filter(statistic -> statistic.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot use statistic \"%s\": expected one of %s"
                        .formatted(name, String.join(", ", names()))));
  }
}
