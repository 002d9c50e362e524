package dev.lakeglass.drift;

import dev.lakeglass.drift.Threshold.Severity;
import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns a result into an alert people can read: an effect with a unit, and a title. */
final class AlertText {
  private static final int ID_LENGTH = 16;

  private AlertText() {}

  /** How much, in a unit people speak of; parts may be null. */
  private record Effect(
      Double effect, Double lower, Double upper, String unit, Double before, Double now) {}

  static Alert alert(
      Subject subject,
      DriftResult result,
      Severity severity,
      LocalDate since,
      List<Slice> alsoSeenIn) {
    String category = mostMovedCategory(subject);
    Effect effect = effect(subject, result, category);
    return new Alert(
        subject.day(),
        id(subject.name(), since),
        title(subject, result, effect, category),
        severity,
        subject.name(),
        effect.before(),
        effect.now(),
        effect.effect(),
        effect.lower(),
        effect.upper(),
        effect.unit(),
        result.pValue(),
        result.qValue(),
        result.baselineCount(),
        result.currentCount(),
        since,
        result.cause(),
        alsoSeenIn);
  }

  private static Effect effect(Subject subject, DriftResult result, String category) {
    return switch (subject.sides().current().kind()) {
      case NUMERIC -> ratioOfMeans(new MeanRatio().measure(subject.sides()));
      case BOOLEAN -> points(result.measurement(), result.measurement().interval());
      case CATEGORICAL -> categoryPoints(subject, category);
    };
  }

  private static Effect ratioOfMeans(Measurement means) {
    Interval interval = means.interval();
    return new Effect(
        means.value() == null ? null : means.value() - 1,
        interval == null ? null : interval.lower() - 1,
        interval == null ? null : interval.upper() - 1,
        Alert.RATIO,
        means.baselineValue(),
        means.currentValue());
  }

  private static Effect points(Measurement shares, Interval interval) {
    return new Effect(
        100 * shares.value(),
        100 * interval.lower(),
        100 * interval.upper(),
        Alert.PERCENTAGE_POINTS,
        shares.baselineValue(),
        shares.currentValue());
  }

  private static Effect categoryPoints(Subject subject, String category) {
    ClusteredSample sample = subject.sides().sample();
    double before = categoryShare(subject.sides().baseline(), category);
    double now = categoryShare(subject.sides().current(), category);
    Interval interval =
        new Proportion(now, sample.currentWorth())
            .differenceFrom(new Proportion(before, sample.baselineWorth()));
    return new Effect(
        100 * (now - before),
        100 * interval.lower(),
        100 * interval.upper(),
        Alert.PERCENTAGE_POINTS,
        before,
        now);
  }

  /** Empty unless the metric is categorical. */
  private static String mostMovedCategory(Subject subject) {
    if (subject.sides().current().kind() != MetricKind.CATEGORICAL) {
      return "";
    }
    SortedSet<String> items = new TreeSet<>(subject.sides().baseline().itemCounts().keySet());
    items.addAll(subject.sides().current().itemCounts().keySet());
    return items.stream().max(Comparator.comparingDouble(item -> gain(subject, item))).orElse("");
  }

  private static double gain(Subject subject, String item) {
    return categoryShare(subject.sides().current(), item)
        - categoryShare(subject.sides().baseline(), item);
  }

  private static double categoryShare(MetricState state, String item) {
    return (double) state.itemCounts().getOrDefault(item, 0L) / state.valueCount();
  }

  private static String title(Subject subject, DriftResult result, Effect effect, String category) {
    String what = result.threshold().label() + (category.isEmpty() ? "" : " \"" + category + "\"");
    Slice slice = subject.name().slice();
    String where = slice.equals(Slice.ALL) ? "overall" : "in " + slice.words();
    return "%s %s %s (%s → %s)"
        .formatted(
            what,
            movement(result, effect),
            where,
            value(effect, effect.before()),
            value(effect, effect.now()));
  }

  private static String movement(DriftResult result, Effect effect) {
    boolean isShape =
        effect.unit().equals(Alert.RATIO)
            && !DriftStatistics.named(result.statistic()).hasDirection();
    if (isShape) {
      return "spread differently";
    }
    if (effect.effect() == null) {
      return "up from nothing";
    }
    String direction = effect.effect() < 0 ? "down" : "up";
    double size = Math.abs(effect.effect());
    return effect.unit().equals(Alert.RATIO)
        ? String.format(Locale.ROOT, "%s %.0f %%", direction, 100 * size)
        : String.format(Locale.ROOT, "%s %.1f points", direction, size);
  }

  private static String value(Effect effect, double value) {
    return effect.unit().equals(Alert.PERCENTAGE_POINTS)
        ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
        : threeDigits(value);
  }

  private static String threeDigits(double value) {
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** The same metric, slice and first day give the same id. */
  static String id(MetricSlice name, LocalDate since) {
    String text = String.join("\n", name.metric(), name.slice().toString(), since.toString());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
