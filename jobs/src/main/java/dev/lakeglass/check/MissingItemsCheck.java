package dev.lakeglass.check;

import dev.lakeglass.check.text.Language;
import dev.lakeglass.check.text.LanguageDetector;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.Stopwords;
import dev.lakeglass.check.text.TokenKind;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fails where the question asks for several things one by one and the answer leaves some out.
 *
 * <ul>
 *   <li>{@code item_missing}: the question lists two to {@value #MOST_ITEMS} items on lines of
 *       their own, and no content word of one of them stands in the answer, which does not have as
 *       many list items itself. The score is the share of items without a word.
 *   <li>{@code too_few_items}: it asks for a number of items ("list five reasons") and the answer
 *       is a list of fewer. The score is the share that lacks.
 * </ul>
 *
 * <p>An answer in another language than the question shares few words with it, so only list items
 * are counted there; so are items that name nothing.
 */
final class MissingItemsCheck implements OutputCheck {
  private static final int MOST_ITEMS = 20;
  private static final int FEWEST_ITEMS = 2;
  private static final Pattern ITEM =
      Pattern.compile("\\s*(?:[-*•]|\\d{1,2}[.)]|[a-h]\\))\\s+(\\S.*)");
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)(second|minute|hour|day|week|month|year|percent|dollar|euro|word|line|sentence|point)s?"
              + "|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|prozent|w[öo]rter|s[äa]tzen?|zeilen?"
              + "|jours?|heures?|mois|ans?|mots|phrases|d[ií]as?|horas?|meses|a[ñn]os?|palabras|giorni|ore|parole");
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("ten", 10),
          Map.entry("zwei", 2),
          Map.entry("drei", 3),
          Map.entry("vier", 4),
          Map.entry("fünf", 5),
          Map.entry("zehn", 10),
          Map.entry("deux", 2),
          Map.entry("trois", 3),
          Map.entry("quatre", 4),
          Map.entry("cinq", 5),
          Map.entry("dos", 2),
          Map.entry("tres", 3),
          Map.entry("cuatro", 4),
          Map.entry("cinco", 5),
          Map.entry("tre", 3),
          Map.entry("cinque", 5),
          Map.entry("drie", 3),
          Map.entry("vijf", 5));

  private final String version;

  MissingItemsCheck(CheckRules rules) {
    this.version = "2+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "missing_items";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText() || answer.json().isValid()) {
      return CheckResult.notApplicable("no_prose");
    }
    if (isRefused(answer)) {
      return CheckResult.notApplicable("refusal");
    }
    List<String> asked = items(answer.question().text());
    if (asked.size() >= FEWEST_ITEMS && asked.size() <= MOST_ITEMS) {
      return judgeItems(answer, asked);
    }
    return numberAsked(answer)
        .map(number -> judgeNumber(answer, number))
        .orElse(CheckResult.notApplicable("nothing_enumerated"));
  }

  private static boolean isRefused(AnalyzedAnswer answer) {
    return answer.outputPhrases().stream()
        .anyMatch(
            match ->
                match.group().equals(PhraseGroups.REFUSAL)
                    || match.group().equals(PhraseGroups.NO_INFORMATION));
  }

  private static CheckResult judgeItems(AnalyzedAnswer answer, List<String> asked) {
    boolean isNumbered = items(answer.output().text()).size() >= asked.size();
    if (isNumbered || isOtherLanguage(answer)) {
      return CheckResult.pass().withScore(0);
    }
    LongSet said = terms(answer.output());
    List<String> missing =
        asked.stream().filter(item -> isMissing(TokenizedText.of(item), said)).toList();
    double share = (double) missing.size() / asked.size();
    return missing.isEmpty()
        ? CheckResult.pass().withScore(0)
        : CheckResult.fail("item_missing", missing.get(0)).withScore(share);
  }

  private static boolean isOtherLanguage(AnalyzedAnswer answer) {
    Optional<Language> asked = LanguageDetector.detect(answer.question());
    Optional<Language> answered = LanguageDetector.detect(answer.output());
    return asked.isPresent() && answered.isPresent() && !asked.equals(answered);
  }

  private static LongSet terms(TokenizedText text) {
    LongSet terms = new LongSet(text.size());
    for (int token = 0; token < text.size(); token++) {
      terms.add(text.stem(token));
    }
    return terms;
  }

  private static boolean isMissing(TokenizedText item, LongSet said) {
    boolean hasTerm = false;
    for (int token = 0; token < item.size(); token++) {
      if (item.isMarkup(token) || Stopwords.contains(item.hash(token))) {
        continue;
      }
      if (said.contains(item.stem(token))) {
        return false;
      }
      hasTerm = true;
    }
    return hasTerm;
  }

  private static CheckResult judgeNumber(AnalyzedAnswer answer, int number) {
    List<String> given = items(answer.output().text());
    if (given.size() < FEWEST_ITEMS) {
      return CheckResult.notApplicable("no_list");
    }
    double share = Math.max(0, 1 - (double) given.size() / number);
    return given.size() < number
        ? CheckResult.fail("too_few_items", given.get(given.size() - 1)).withScore(share)
        : CheckResult.pass().withScore(0);
  }

  /** The number behind a demand and before the noun it counts. */
  private static Optional<Integer> numberAsked(AnalyzedAnswer answer) {
    TokenizedText question = answer.question();
    for (Match match : answer.questionPhrases()) {
      int at = match.endToken();
      boolean isFollowed = at + 1 < question.endToken(match.sentence());
      if (match.group().equals(PhraseGroups.ITEM_DEMAND) && isFollowed) {
        int number = number(question, at);
        if (number >= FEWEST_ITEMS
            && number <= MOST_ITEMS
            && question.kind(at + 1) == TokenKind.WORD
            && !TIME.matcher(question.word(at + 1)).matches()) {
          return Optional.of(number);
        }
      }
    }
    return Optional.empty();
  }

  private static int number(TokenizedText text, int token) {
    if (text.kind(token) != TokenKind.NUMBER) {
      return NUMBERS.getOrDefault(text.word(token).toLowerCase(Locale.ROOT), 0);
    }
    double value = text.number(token);
    return value == Math.rint(value) && value <= MOST_ITEMS ? (int) value : 0;
  }

  private static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    if (text.indexOf('\n') < 0) {
      return items;
    }
    for (String line : text.split("\n")) {
      Matcher matcher = ITEM.matcher(line);
      if (matcher.matches()) {
        items.add(matcher.group(1).strip());
      }
    }
    return items;
  }
}
