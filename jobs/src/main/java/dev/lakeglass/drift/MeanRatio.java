package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import dev.lakeglass.statistics.Distributions;
import java.util.Set;

/**
 * How many times the mean of the baseline the mean of the day is: 1.4 is "+40 %".
 *
 * <ul>
 *   <li><b>Test:</b> Welch's t on the difference of means, with the variation between days added to
 *       both variances ({@link DayVariation}) and Satterthwaite's degrees of freedom over all three
 *       parts. Without variation between days it is Welch's test.
 *   <li><b>Interval:</b> of the ratio, by the delta method on its logarithm: {@code exp(ln r ± t
 *       √(V₁/m₁² + V₂/m₂²))} with the same variances and degrees of freedom. None unless both means
 *       are positive.
 *   <li><b>Unit:</b> none; the ratio is not defined unless the baseline's mean is positive. From a
 *       mean of zero to a positive one the effect is infinite.
 * </ul>
 */
public final class MeanRatio implements DriftStatistic {

  @Override
  public String name() {
    return "mean_ratio";
  }

  @Override
  public Set<MetricKind> kinds() {
    return Set.of(MetricKind.NUMERIC);
  }

  @Override
  public boolean hasDirection() {
    return true;
  }

  @Override
  public Measurement measure(Sides sides) {
    double before = sides.baseline().mean();
    double now = sides.current().mean();
    MeanComparison comparison = MeanComparison.of(sides.dayVariation(), before, sides.current());
    boolean hasRatio = before > 0;
    return new Measurement(
        hasRatio ? now / before : null,
        before > 0 && now > 0 ? comparison.ratioInterval() : null,
        hasRatio ? Double.valueOf(now / before - 1) : effectFromNothing(before, now),
        before,
        now,
        comparison.pValue());
  }

  private static Double effectFromNothing(double before, double now) {
    if (before < 0) {
      return null;
    }
    return now == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, now);
  }

  /**
   * Two means with their standard errors.
   *
   * @param baselineVariance squared standard error of the baseline's mean
   * @param currentVariance squared standard error of the day's mean
   * @param degrees degrees of freedom of their sum
   */
  record MeanComparison(
      double baselineMean,
      double currentMean,
      double baselineVariance,
      double currentVariance,
      double degrees) {

    static MeanComparison of(DayVariation days, double baselineMean, MetricState current) {
      double sampling = current.variance() / current.valueCount();
      double baselineSampling = days.withinDay() / days.baselineCount();
      double dayPart = days.betweenDays() * (1 + days.squaredShares());
      double numerator = square(sampling + baselineSampling + dayPart);
      double denominator =
          part(sampling, current.valueCount() - 1)
              + part(baselineSampling, days.baselineCount() - days.baselineDays())
              + part(dayPart, days.degrees());
      return new MeanComparison(
          baselineMean,
          current.mean(),
          baselineSampling + days.baselineDayVariance(),
          sampling + days.betweenDays(),
          denominator == 0 ? Double.POSITIVE_INFINITY : numerator / denominator);
    }

    double pValue() {
      double difference = currentMean - baselineMean;
      if (difference == 0) {
        return 1;
      }
      return Distributions.twoSidedT(difference / standardError(), degrees);
    }

    Interval differenceInterval() {
      double half = Distributions.halfWidth95(degrees) * standardError();
      double difference = currentMean - baselineMean;
      return new Interval(difference - half, difference + half);
    }

    Interval ratioInterval() {
      double relativeVariance =
          baselineVariance / square(baselineMean) + currentVariance / square(currentMean);
      double factor = Math.exp(Distributions.halfWidth95(degrees) * Math.sqrt(relativeVariance));
      double ratio = currentMean / baselineMean;
      return new Interval(ratio / factor, ratio * factor);
    }

    private double standardError() {
      return Math.sqrt(baselineVariance + currentVariance);
    }

    private static double part(double variance, double degrees) {
      return variance == 0 ? 0 : square(variance) / Math.max(1, degrees);
    }

    private static double square(double value) {
      return value * value;
    }
  }
}
