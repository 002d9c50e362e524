package dev.lakeglass.check;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The requests that were made more than once on a day, and with which texts they were answered. */
final class RepeatedRequests implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Repetitions ONCE = new Repetitions(1, List.of(), 0, 0);
  private static final int MOST_OTHERS = 4;
  private static final Comparator<AnswerCount> COMMONEST_FIRST =
      Comparator.comparingLong(AnswerCount::answerCount)
          .reversed()
          .thenComparing(AnswerCount::outputHash);

  private final HashMap<Key, List<AnswerCount>> answers = new HashMap<>();
  private final HashMap<String, String> texts = new HashMap<>();
  private final HashMap<LocalDate, Integer> countsOfDay = new HashMap<>();
  private final int mostCounts;

  /**
   * @param counts answers to requests that were made more than once
   * @param mostCounts if a day has as many, others are taken to be missing
   */
  RepeatedRequests(List<AnswerCount> counts, int mostCounts) {
    this.mostCounts = mostCounts;
    counts.forEach(count -> countsOfDay.merge(count.day(), 1, Integer::sum));
    counts.forEach(
        count ->
            answers
                .computeIfAbsent(new Key(count.day(), count.promptHash()), key -> new ArrayList<>())
                .add(count));
    answers.values().forEach(own -> own.sort(COMMONEST_FIRST));
  }

  private record Key(LocalDate day, String promptHash) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * How often a request got an answer on a day.
   *
   * @param fewestTokens billed tokens of the cheapest of these answers
   * @param mostTokens of the dearest
   */
  record AnswerCount(
      LocalDate day,
      String promptHash,
      String outputHash,
      long answerCount,
      long fewestTokens,
      long mostTokens)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Hashes of the texts that are to be compared: {@link #add} them. */
  Set<String> comparedTexts() {
    Set<String> hashes = new HashSet<>();
    for (List<AnswerCount> own : answers.values()) {
      if (own.size() > 1) {
        own.stream().limit(MOST_OTHERS + 1L).map(AnswerCount::outputHash).forEach(hashes::add);
      }
    }
    return hashes;
  }

  void add(String outputHash, String text) {
    texts.put(outputHash, text);
  }

  /** Empty if it is not known how often the request was made. */
  Optional<Repetitions> of(LocalDate day, String promptHash, String outputHash) {
    if (promptHash == null || outputHash == null) {
      return Optional.empty();
    }
    List<AnswerCount> own = answers.get(new Key(day, promptHash));
    if (own == null) {
      boolean isComplete = countsOfDay.getOrDefault(day, 0) < mostCounts;
      return isComplete ? Optional.of(ONCE) : Optional.empty();
    }
    List<OtherAnswer> others =
        own.stream()
            .filter(count -> !count.outputHash().equals(outputHash))
            .filter(count -> texts.containsKey(count.outputHash()))
            .limit(MOST_OTHERS)
            .map(count -> new OtherAnswer(texts.get(count.outputHash()), count.answerCount()))
            .toList();
    return Optional.of(
        new Repetitions(
            own.stream().mapToLong(AnswerCount::answerCount).sum(),
            others,
            own.stream().mapToLong(AnswerCount::fewestTokens).min().orElseThrow(),
            own.stream().mapToLong(AnswerCount::mostTokens).max().orElseThrow()));
  }
}
