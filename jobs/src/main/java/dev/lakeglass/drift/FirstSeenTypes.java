package dev.lakeglass.drift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Types of personal data and secrets that a route of an application did not hold before: an alert
 * on the first day.
 *
 * <p>This is no test: one card number where there was none is news, however few there are. A route
 * without enough requests on enough days before is not judged, as there everything is new. Which
 * types raise an alert, and how loud, say the lines of {@code thresholds.csv} with the statistic
 * {@value #STATISTIC}: {@code min_effect} is the least number of values, the counts are requests of
 * the route.
 */
final class FirstSeenTypes {
  static final String STATISTIC = "first_seen";
  static final String METRIC_PREFIX = "redaction_type:";

  /** Key of the alerts' slices; the value is the application, {@code @} and the route. */
  static final String SLICE_KEY = "application_route";

  private final DriftSettings settings;
  private final List<Threshold> thresholds;

  FirstSeenTypes(DriftSettings settings, List<Threshold> thresholds) {
    this.settings = settings;
    this.thresholds =
        thresholds.stream().filter(line -> line.statistic().equals(STATISTIC)).toList();
  }

  /**
   * @param types what was replaced on the day of the input and on {@link
   *     DriftSettings#lookbackDays()} before
   */
  List<Alert> alerts(DriftInput input, List<RedactedType> types) {
    LocalDate first = input.day().minusDays(settings.lookbackDays());
    Map<MetricSlice, List<RedactedType>> byType = new TreeMap<>();
    for (RedactedType row : types) {
      if (!row.day().isBefore(first) && !row.day().isAfter(input.day())) {
        byType.computeIfAbsent(subject(row), key -> new ArrayList<>()).add(row);
      }
    }
    List<Alert> alerts = new ArrayList<>();
    byType.forEach(
        (subject, rows) -> {
          if (rows.stream().allMatch(row -> row.day().equals(input.day()))) {
            alert(input, first, subject, rows).ifPresent(alerts::add);
          }
        });
    return alerts;
  }

  private static MetricSlice subject(RedactedType row) {
    return new MetricSlice(
        METRIC_PREFIX + row.type(), new Slice(SLICE_KEY, row.application() + "@" + row.route()));
  }

  private Optional<Alert> alert(
      DriftInput input, LocalDate first, MetricSlice subject, List<RedactedType> rows) {
    String application = rows.get(0).application();
    Map<LocalDate, DimensionMix> days = input.mixes().getOrDefault(route(rows), Map.of());
    List<LocalDate> before =
        first.datesUntil(input.day()).filter(day -> requests(days, day, application) > 0).toList();
    long requestsBefore =
        before.stream().mapToLong(date -> requests(days, date, application)).sum();
    long requests = requests(days, input.day(), application);
    long values = rows.stream().mapToLong(RedactedType::valueCount).sum();
    return thresholds.stream()
        .filter(line -> line.isFor(subject.metric()))
        .findFirst()
        .filter(line -> before.size() >= settings.leastBaselineDays())
        .filter(line -> requestsBefore >= line.leastBaselineCount())
        .filter(line -> requests >= line.leastCurrentCount())
        .filter(line -> line.isReachedBy((double) values))
        .map(line -> alert(input, subject, rows, before, line, requestsBefore, requests));
  }

  private static Alert alert(
      DriftInput input,
      MetricSlice subject,
      List<RedactedType> rows,
      List<LocalDate> before,
      Threshold line,
      long requestsBefore,
      long requests) {
    long holding = rows.stream().mapToLong(RedactedType::requestCount).sum();
    double share = requests == 0 ? 0 : Math.min(1, (double) holding / requests);
    return new Alert(
        input.day(),
        AlertText.id(subject, input.day()),
        title(line, subject, rows, requests),
        line.severity(),
        subject,
        0.0,
        share,
        100 * share,
        null,
        null,
        Alert.PERCENTAGE_POINTS,
        null,
        null,
        requestsBefore,
        requests,
        input.day(),
        CauseFinder.describe(
            route(rows),
            input.mix(route(rows), before),
            input.mix(route(rows), List.of(input.day()))),
        List.of());
  }

  private static String title(
      Threshold line, MetricSlice subject, List<RedactedType> rows, long requests) {
    long values = rows.stream().mapToLong(RedactedType::valueCount).sum();
    long holding = rows.stream().mapToLong(RedactedType::requestCount).sum();
    long labels = rows.stream().mapToLong(RedactedType::labelCount).sum();
    TreeSet<String> releases = new TreeSet<>();
    rows.forEach(row -> releases.addAll(row.releases()));
    String type = subject.metric().substring(METRIC_PREFIX.length()).replace('_', ' ');
    return "%s \"%s\" started to appear in route %s of %s%s (%d values in %d of %d requests%s)"
        .formatted(
            line.label(),
            type,
            rows.get(0).route(),
            rows.get(0).application(),
            releases.isEmpty() ? "" : " on release " + String.join(", ", releases),
            values,
            holding,
            requests,
            labels == 0 ? "" : " and %d feedback events".formatted(labels));
  }

  private static Slice route(List<RedactedType> rows) {
    return new Slice("route", rows.get(0).route());
  }

  /** The requests of the route that are the application's. */
  private static long requests(
      Map<LocalDate, DimensionMix> days, LocalDate day, String application) {
    return days.containsKey(day) ? days.get(day).count("application", application) : 0;
  }
}
