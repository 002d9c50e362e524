package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.categories;
import static dev.lakeglass.drift.States.flags;
import static dev.lakeglass.drift.States.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.drift.Threshold.Direction;
import dev.lakeglass.drift.Threshold.Severity;
import dev.lakeglass.sketch.MetricState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DriftEngineTest {
  private static final LocalDate START = LocalDate.parse("2026-11-02");
  private static final Slice REFUND = new Slice("route", "/refund");
  private static final List<Threshold> THRESHOLDS =
      List.of(
          threshold("output_tokens", "mean_ratio", 0.15, Direction.BOTH, "Output tokens"),
          threshold("output_tokens", "ks", 0.2, Direction.BOTH, "Output tokens"),
          threshold("retry_count", "mean_ratio", 0.5, Direction.UP, "Retries per request"),
          threshold("is_error", "two_proportion", 0.02, Direction.UP, "Requests in error"),
          threshold("finish_reason", "psi", 0.1, Direction.BOTH, "Finish reason"));
  private final DriftEngine engine = new DriftEngine(DriftSettings.DEFAULTS, THRESHOLDS);

  private static final Traffic.Incident LONGER_ANSWERS =
      (day, request) -> {
        if (request.route.equals("/refund") && !day.isBefore(START)) {
          request.outputTokens = Math.round(1.4 * request.outputTokens);
          request.promptVersion = "8";
        }
      };

  @Test
  void makesOneAlertOfAPromptThatWritesLongerAnswers() {
    DriftDay judged = engine.judge(Traffic.with(7, LONGER_ANSWERS).input(START, List.of()));
    List<Alert> alerts = alertsOf("output_tokens", judged);
    assertThat(alerts).hasSize(1);
    Alert alert = alerts.get(0);
    assertThat(alert.subject().slice()).isEqualTo(REFUND);
    assertThat(alert.effect()).isCloseTo(0.4, within(0.12));
    assertThat(0.4).isBetween(alert.effectLower(), alert.effectUpper());
    assertThat(alert.effectUnit()).isEqualTo(Alert.RATIO);
    assertThat(alert.cause()).isEqualTo("prompt_version 7 → 8 (0 % → 100 %)");
    assertThat(alert.since()).isEqualTo(START);
    assertThat(alert.severity()).isEqualTo(Severity.ALERT);
    assertThat(alert.title()).matches("Output tokens up \\d+ % in route /refund \\(\\d+ → \\d+\\)");
    assertThat(judged.alerts()).isEqualTo(alerts);
  }

  @Test
  void findsTheNewPromptVersionNewAndNotComparable() {
    DriftDay judged = engine.judge(Traffic.with(7, LONGER_ANSWERS).input(START, List.of()));
    DriftResult version =
        result(judged, "output_tokens", new Slice("prompt_version", "8"), "mean_ratio");
    assertThat(version.verdict()).isEqualTo(Verdict.NEW);
    assertThat(version.pValue()).isNull();
    assertThat(version.qValue()).isNull();
    assertThat(version.baselineValue()).isNull();
    assertThat(version.currentValue()).isGreaterThan(300);
  }

  @Test
  void keepsAnOpenAlertItsNameItsFirstDayAndItsBaseline() {
    List<DriftDay> days = judgeInOrder(Traffic.with(7, LONGER_ANSWERS), 14);
    Alert first = alertOf(REFUND, days.get(0));
    double effects = 0;
    for (int i = 0; i < 14; i++) {
      Alert alert = alertOf(REFUND, days.get(i));
      assertThat(alert.id()).isEqualTo(first.id());
      assertThat(alert.since()).isEqualTo(START);
      assertThat(alert.baselineCount()).isEqualTo(first.baselineCount());
      effects += alert.effect();
      DriftResult result = result(days.get(i), "output_tokens", REFUND, "mean_ratio");
      assertThat(result.baselineStart()).isEqualTo(START.minusDays(7));
      assertThat(result.baselineEnd()).isEqualTo(START);
    }
    assertThat(effects / 14).isCloseTo(0.4, within(0.08));
  }

  @Test
  void takesTheNewLevelForNormalAfterFourteenDays() {
    List<DriftDay> days = judgeInOrder(Traffic.with(7, LONGER_ANSWERS), 24);
    for (int i = 14; i < 24; i++) {
      assertThat(days.get(i).alerts()).as("day " + i).isEmpty();
      DriftResult result = result(days.get(i), "output_tokens", REFUND, "mean_ratio");
      assertThat(result.baselineStart()).isEqualTo(START.plusDays(i - 7));
    }
  }

  @Test
  void keepsAnIncidentThatIsOverOutOfTheBaseline() {
    Traffic traffic =
        Traffic.with(
            7,
            (day, request) -> {
              if (day.isBefore(START.plusDays(3))) {
                LONGER_ANSWERS.change(day, request);
              }
            });
    List<DriftDay> days = judgeInOrder(traffic, 8);
    assertThat(days.get(2).alerts()).isNotEmpty();
    for (int i = 3; i < 8; i++) {
      assertThat(days.get(i).alerts()).as("day " + i).isEmpty();
      DriftResult result = result(days.get(i), "output_tokens", REFUND, "mean_ratio");
      assertThat(result.baselineValue()).isCloseTo(345, within(25.0));
      assertThat(result.baselineStart()).isEqualTo(START.plusDays(i - 10));
    }
  }

  @Test
  void tellsTwoIncidentsOfOneMetricApart() {
    Traffic traffic =
        Traffic.with(
            7,
            (day, request) -> {
              LONGER_ANSWERS.change(day, request);
              if (request.route.equals("/search") && !day.isBefore(START)) {
                request.outputTokens *= 0.5;
              }
            });
    List<Alert> alerts = alertsOf("output_tokens", engine.judge(traffic.input(START, List.of())));
    assertThat(alerts)
        .extracting(alert -> alert.subject().slice().toString())
        .containsExactlyInAnyOrder("route=/search", "route=/refund");
  }

  @Test
  void listsTheSlicesInWhichTheSameShiftShows() {
    Traffic traffic =
        Traffic.with(
            7,
            (day, request) -> {
              if (request.model.equals("small") && !day.isBefore(START)) {
                request.outputTokens *= 2;
              }
            });
    List<Alert> alerts = alertsOf("output_tokens", engine.judge(traffic.input(START, List.of())));
    assertThat(alerts).hasSize(1);
    Alert alert = alerts.get(0);
    assertThat(alert.subject().slice()).isEqualTo(new Slice("model_name", "small"));
    assertThat(alert.alsoSeenIn())
        .contains(Slice.ALL)
        .allMatch(slice -> !slice.key().equals("model_name"));
  }

  @Test
  void givesTheSameRowsForTheSameInputInAnyOrder() {
    Traffic traffic = Traffic.with(7, LONGER_ANSWERS);
    DriftInput input = traffic.input(START, List.of());
    Map<MetricSlice, Map<LocalDate, MetricState>> backwards =
        new TreeMap<>(Collections.reverseOrder());
    backwards.putAll(input.states());
    DriftInput shuffled =
        new DriftInput(START, backwards, new HashMap<>(input.mixes()), input.earlierAlerts());
    assertThat(engine.judge(shuffled)).isEqualTo(engine.judge(input));
  }

  @Test
  void ignoresTheDayItselfAndLaterOnesInTheBaseline() {
    Map<LocalDate, MetricState> week = week(day -> flags(2, 100));
    week.put(START, flags(20, 100));
    DriftDay alone = judge("is_error", week, START);
    week.put(START.plusDays(1), flags(99, 100));
    assertThat(judge("is_error", week, START)).isEqualTo(alone);
    DriftResult result = alone.results().get(0);
    assertThat(result.baselineCount()).isEqualTo(700);
    assertThat(result.baselineValue()).isCloseTo(0.02, within(1e-12));
    assertThat(result.verdict()).isEqualTo(Verdict.DRIFT);
  }

  @Test
  void speaksOfPointsWhereSharesMove() {
    Map<LocalDate, MetricState> week = week(day -> flags(2, 100));
    week.put(START, flags(20, 100));
    Alert alert = judge("is_error", week, START).alerts().get(0);
    assertThat(alert.title())
        .isEqualTo("Requests in error up 18.0 points overall (2.0 % → 20.0 %)");
    assertThat(alert.effect()).isCloseTo(18, within(1e-9));
    assertThat(alert.effectUnit()).isEqualTo(Alert.PERCENTAGE_POINTS);
    // confint_proportions_2indep(20, 100, 14, 700, compare='diff', method='newcomb'): 11.2 to 26.9;
    // a little wider, as no metric is the same every day
    assertThat(alert.effectLower()).isBetween(9.0, 11.2);
    assertThat(alert.effectUpper()).isBetween(26.9, 30.0);
  }

  @Test
  void namesTheCategoryThatGained() {
    Map<LocalDate, MetricState> week =
        week(day -> categories(Map.of("stop", 94 + day % 2, "length", 6 - day % 2)));
    week.put(START, categories(Map.of("stop", 75, "length", 25)));
    Alert alert = judge("finish_reason", week, START).alerts().get(0);
    assertThat(alert.title())
        .isEqualTo("Finish reason \"length\" up 19.6 points overall (5.4 % → 25.0 %)");
    assertThat(alert.effectLower()).isBetween(8.0, 14.0);
  }

  @Test
  void hasWordsForSomethingThatWasNeverThere() {
    Map<LocalDate, MetricState> week = week(day -> numbers(new double[50]));
    double[] retries = new double[50];
    for (int i = 0; i < 40; i++) {
      retries[i] = 1 + i % 3;
    }
    week.put(START, numbers(retries));
    Alert alert = judge("retry_count", week, START).alerts().get(0);
    assertThat(alert.title()).isEqualTo("Retries per request up from nothing overall (0 → 1.58)");
    assertThat(alert.effect()).isNull();
    assertThat(alert.effectLower()).isNull();
  }

  @Test
  void doesNotJudgeOnTooFewValuesOrTooFewDays() {
    Map<LocalDate, MetricState> week = week(day -> flags(1, 100));
    week.put(START, flags(20, 29));
    assertThat(judge("is_error", week, START).results().get(0).verdict())
        .isEqualTo(Verdict.NOT_ENOUGH_DATA);

    Map<LocalDate, MetricState> twoDays = new TreeMap<>();
    twoDays.put(START.minusDays(1), flags(1, 100));
    twoDays.put(START.minusDays(2), flags(1, 100));
    twoDays.put(START, flags(20, 100));
    DriftDay judged = judge("is_error", twoDays, START);
    assertThat(judged.results().get(0).verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
    assertThat(judged.results().get(0).value()).isNull();
    assertThat(judged.alerts()).isEmpty();
  }

  @Test
  void needsAnEffectHoweverSureItIs() {
    Map<LocalDate, MetricState> week = week(day -> flags(1000, 100_000));
    week.put(START, flags(1900, 100_000));
    DriftResult result = judge("is_error", week, START).results().get(0);
    assertThat(result.qValue()).isLessThan(1e-9);
    assertThat(result.verdict()).isEqualTo(Verdict.STABLE);
  }

  @Test
  void staysQuietInTheDirectionThatDoesNotMatter() {
    Map<LocalDate, MetricState> week = week(day -> flags(40, 100));
    week.put(START, flags(2, 100));
    DriftResult result = judge("is_error", week, START).results().get(0);
    assertThat(result.value()).isCloseTo(-0.38, within(1e-12));
    assertThat(result.verdict()).isEqualTo(Verdict.STABLE);
  }

  @Test
  void reopensAnAlertSeenAgainAfterAWeekend() {
    Map<LocalDate, MetricState> week = week(day -> flags(2, 100));
    week.put(START, flags(20, 100));
    Alert first = judge("is_error", week, START).alerts().get(0);
    week.put(START.plusDays(1), flags(1, 5));
    week.put(START.plusDays(2), flags(1, 5));
    week.put(START.plusDays(3), flags(22, 100));
    List<EarlierAlert> earlier = List.of(EarlierAlert.of(first));
    assertThat(judge("is_error", week, START.plusDays(2), earlier).alerts()).isEmpty();
    Alert again = judge("is_error", week, START.plusDays(3), earlier).alerts().get(0);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.since()).isEqualTo(START);
  }

  private List<DriftDay> judgeInOrder(Traffic traffic, int count) {
    List<EarlierAlert> earlier = new ArrayList<>();
    List<DriftDay> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DriftDay judged = engine.judge(traffic.input(START.plusDays(i), earlier));
      judged.alerts().forEach(alert -> earlier.add(EarlierAlert.of(alert)));
      days.add(judged);
    }
    return days;
  }

  private DriftDay judge(String metric, Map<LocalDate, MetricState> days, LocalDate day) {
    return judge(metric, days, day, List.of());
  }

  private DriftDay judge(
      String metric, Map<LocalDate, MetricState> days, LocalDate day, List<EarlierAlert> earlier) {
    return engine.judge(
        new DriftInput(day, Map.of(new MetricSlice(metric, Slice.ALL), days), Map.of(), earlier));
  }

  private static Map<LocalDate, MetricState> week(IntFunction<MetricState> day) {
    Map<LocalDate, MetricState> days = new TreeMap<>();
    for (int i = 1; i <= 7; i++) {
      days.put(START.minusDays(i), day.apply(i));
    }
    return days;
  }

  private static List<Alert> alertsOf(String metric, DriftDay judged) {
    return judged.alerts().stream()
        .filter(alert -> alert.subject().metric().equals(metric))
        .toList();
  }

  private static Alert alertOf(Slice slice, DriftDay judged) {
    return judged.alerts().stream()
        .filter(alert -> alert.subject().slice().equals(slice))
        .findFirst()
        .orElseThrow();
  }

  private static DriftResult result(DriftDay judged, String metric, Slice slice, String statistic) {
    return judged.results().stream()
        .filter(result -> result.subject().equals(new MetricSlice(metric, slice)))
        .filter(result -> result.statistic().equals(statistic))
        .findFirst()
        .orElseThrow();
  }

  private static Threshold threshold(
      String metric, String statistic, double effect, Direction direction, String label) {
    return new Threshold(
        metric, statistic, effect, 0.05, direction, 30, 100, Severity.ALERT, label);
  }
}
