package dev.lakeglass.check;

import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether a request asked for JSON. */
final class JsonDemand {
  private static final Set<String> JSON_TYPES =
      Set.of("json", "json_object", "json_schema", "application/json");
  private static final int NEGATION_DISTANCE = 3;
  private static final Set<Long> NEGATIONS =
      Stream.of("not", "don't", "never", "nicht", "kein", "niemals", "ne", "pas", "no", "nunca")
          .map(Hashing::ofWord)
          .collect(Collectors.toUnmodifiableSet());

  private JsonDemand() {}

  static boolean isMade(AnalyzedAnswer answer) {
    boolean isDeclared =
        answer
            .answer()
            .outputType()
            .map(type -> JSON_TYPES.contains(type.toLowerCase(Locale.ROOT)))
            .orElse(false);
    return isDeclared
        || answer.answer().outputSchema().isPresent()
        || isMade(answer.systemPrompt(), answer.systemPromptPhrases())
        || isMade(answer.question(), answer.questionPhrases());
  }

  private static boolean isMade(TokenizedText text, List<Match> phrases) {
    return phrases.stream()
        .anyMatch(
            match -> match.group().equals(PhraseGroups.JSON_DEMAND) && !isNegated(text, match));
  }

  private static boolean isNegated(TokenizedText text, Match match) {
    int from = Math.max(text.firstToken(match.sentence()), match.firstToken() - NEGATION_DISTANCE);
    for (int token = from; token < match.firstToken(); token++) {
      if (NEGATIONS.contains(text.hash(token))) {
        return true;
      }
    }
    return false;
  }
}
