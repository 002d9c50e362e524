package dev.lakeglass.redact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a policy finds what is labelled.
 *
 * <p>A label counts as found if one match of its type covers it whole; a match counts as false if
 * it touches no label. Recall is found ÷ labels, precision is found ÷ (found + false).
 *
 * @param texts how many were redacted
 * @param scores by type
 */
public record RedactionEvaluation(int texts, Map<String, Score> scores) {
  /** The seed of the published table; the detectors were built on other seeds. */
  public static final long PUBLISHED_SEED = 20_261_123L;

  /**
   * Counts of one type.
   *
   * @param labels values that had to be found
   * @param found those covered by a match of their type
   * @param covered those covered by a match of any type, so that nothing of them survives
   * @param falseMatches matches that touch no label
   */
  public record Score(int labels, int found, int covered, int falseMatches) {
    /** Share of the labels that were found, 0 to 1; not a number without labels. */
    public double recall() {
      return (double) found / labels;
    }

    /** Share of the matches that were right, 0 to 1; not a number without matches. */
    public double precision() {
      return (double) found / (found + falseMatches);
    }

    private Score plus(Score other) {
      return new Score(
          labels + other.labels,
          found + other.found,
          covered + other.covered,
          falseMatches + other.falseMatches);
    }
  }

  public RedactionEvaluation {
    scores = Map.copyOf(scores);
  }

  /** Makes texts from a seed, lets the redactor look at them and counts. */
  public static RedactionEvaluation of(Redactor redactor, long seed, int texts) {
    return of(redactor, RedactionCorpus.make(seed, texts));
  }

  /** Lets the redactor look at labelled texts and counts. */
  public static RedactionEvaluation of(Redactor redactor, List<LabelledText> texts) {
    Map<String, Score> scores = new TreeMap<>();
    for (LabelledText text : texts) {
      count(text.labels(), redactor.find(text.text()), scores);
    }
    return new RedactionEvaluation(texts.size(), scores);
  }

  private static void count(List<Match> labels, List<Match> matches, Map<String, Score> scores) {
    for (Match label : labels) {
      boolean found = false;
      boolean covered = false;
      for (Match match : matches) {
        boolean covers = match.start() <= label.start() && match.end() >= label.end();
        covered |= covers;
        found |= covers && match.type().equals(label.type());
      }
      Score score = new Score(1, found ? 1 : 0, covered ? 1 : 0, 0);
      scores.merge(label.type(), score, Score::plus);
    }
    for (Match match : matches) {
      boolean touches =
          labels.stream()
              .anyMatch(label -> match.start() < label.end() && match.end() > label.start());
      if (!touches) {
        scores.merge(match.type(), new Score(0, 0, 0, 1), Score::plus);
      }
    }
  }

  /** A Markdown table, one row per type. */
  public String markdown() {
    StringBuilder table = new StringBuilder();
    table.append("| type | labels | found | covered by any type | false | recall | precision |\n");
    table.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    new TreeMap<>(scores)
        .forEach(
            (type, score) ->
                table.append(
                    String.format(
                        Locale.ROOT,
                        "| `%s` | %d | %d | %d | %d | %s | %s |%n",
                        type,
                        score.labels(),
                        score.found(),
                        score.covered(),
                        score.falseMatches(),
                        share(score.recall()),
                        share(score.precision()))));
    return table.toString().replace("\r\n", "\n");
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }
}
