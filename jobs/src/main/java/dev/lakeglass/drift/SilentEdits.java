package dev.lakeglass.drift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Declared prompt versions whose system prompt became another without a new version.
 *
 * <p>This is no test: a version is a promise that the text stays. A version into whose text
 * something is filled in has as many texts as calls; so only one counts that had a standing text
 * before, the same in at least half of its calls. Which share of a day's calls with a new text
 * raises an alert, and how loud, says the line of {@code thresholds.csv} with the statistic {@value
 * #STATISTIC}: the counts are calls with the new text, and calls of the version on the days before.
 */
final class SilentEdits {
  static final String STATISTIC = "silent_edit";
  static final String METRIC = "prompt_text";

  /** A version with a text of its own has the same in at least so many of its calls. */
  private static final double STANDING_SHARE = 0.5;

  private final DriftSettings settings;
  private final Optional<Threshold> threshold;

  SilentEdits(DriftSettings settings, List<Threshold> thresholds) {
    this.settings = settings;
    this.threshold =
        thresholds.stream()
            .filter(line -> line.statistic().equals(STATISTIC) && line.isFor(METRIC))
            .findFirst();
  }

  /**
   * @param templateHash the text that is new
   */
  record Edit(Alert alert, String templateHash) {}

  /**
   * @param texts texts of declared versions on the day of the input and on {@link
   *     DriftSettings#lookbackDays()} before
   */
  List<Edit> edits(DriftInput input, List<PromptText> texts) {
    LocalDate first = input.day().minusDays(settings.lookbackDays());
    Map<Slice, List<PromptText>> byVersion =
        texts.stream()
            .filter(text -> !text.day().isBefore(first) && !text.day().isAfter(input.day()))
            .collect(Collectors.groupingBy(PromptText::slice, TreeMap::new, Collectors.toList()));
    List<Edit> edits = new ArrayList<>();
    threshold.ifPresent(
        line ->
            byVersion
                .values()
                .forEach(ofVersion -> edit(input, line, ofVersion).ifPresent(edits::add)));
    return edits;
  }

  private static Optional<Edit> edit(DriftInput input, Threshold line, List<PromptText> ofVersion) {
    Set<Boolean> kinds =
        ofVersion.stream()
            .filter(text -> text.day().equals(input.day()))
            .map(PromptText::isSkeleton)
            .collect(Collectors.toSet());
    List<PromptText> before =
        ofVersion.stream()
            .filter(text -> text.day().isBefore(input.day()) && kinds.contains(text.isSkeleton()))
            .toList();
    long callsBefore =
        before.stream()
            .collect(
                Collectors.toMap(
                    PromptText::day, PromptText::versionCallCount, (one, other) -> one))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    if (callsBefore < Math.max(1, line.leastBaselineCount()) || !isStanding(before, callsBefore)) {
      return Optional.empty();
    }
    return ofVersion.stream()
        .filter(text -> text.day().equals(input.day()))
        .filter(text -> text.callCount() >= line.leastCurrentCount())
        .filter(text -> line.isReachedBy(text.share()))
        .filter(text -> before.stream().noneMatch(earlier -> isTheSame(earlier, text, line)))
        .max(
            Comparator.comparingLong(PromptText::callCount).thenComparing(PromptText::templateHash))
        .map(text -> new Edit(alert(input, line, text, before, callsBefore), text.templateHash()));
  }

  private static boolean isStanding(List<PromptText> before, long callsBefore) {
    return before.stream()
        .collect(
            Collectors.groupingBy(
                PromptText::templateHash, Collectors.summingLong(PromptText::callCount)))
        .values()
        .stream()
        .anyMatch(calls -> calls >= STANDING_SHARE * callsBefore);
  }

  /** A text that had reached as much before has been told already. */
  private static boolean isTheSame(PromptText earlier, PromptText text, Threshold line) {
    return earlier.templateHash().equals(text.templateHash())
        && earlier.callCount() >= line.leastCurrentCount()
        && line.isReachedBy(earlier.share());
  }

  private static Alert alert(
      DriftInput input,
      Threshold line,
      PromptText text,
      List<PromptText> before,
      long callsBefore) {
    MetricSlice subject = new MetricSlice(METRIC, text.slice());
    List<LocalDate> days = before.stream().map(PromptText::day).distinct().sorted().toList();
    return new Alert(
        input.day(),
        AlertText.id(subject, input.day()),
        "%s of %s changed under the same version %s (%d of %d calls have a text it did not have before)"
            .formatted(
                line.label(),
                text.name(),
                text.version(),
                text.callCount(),
                text.versionCallCount()),
        line.severity(),
        subject,
        0.0,
        text.share(),
        100 * text.share(),
        null,
        null,
        Alert.PERCENTAGE_POINTS,
        null,
        null,
        callsBefore,
        text.versionCallCount(),
        input.day(),
        CauseFinder.describe(
            text.slice(),
            input.mix(text.slice(), days),
            input.mix(text.slice(), List.of(input.day()))),
        List.of());
  }
}
