package dev.lakeglass.check.text;

import java.util.Optional;

/**
 * Tells the language of a text of a sentence or more.
 *
 * <p>A script that belongs to one language decides by itself; otherwise the language with the most
 * stop words among the tokens wins if it has at least {@value #FEWEST_HITS}, every {@value
 * #SPARSEST} th word or more, and a fifth more than the next. No answer is better than a wrong one.
 */
public final class LanguageDetector {
  private static final int FEWEST_HITS = 3;
  private static final int SPARSEST = 8;
  private static final double LEAD = 1.2;
  private static final int LONGEST_SAMPLE = 400;

  private LanguageDetector() {}

  public static Optional<Language> detect(TokenizedText text) {
    int tokens = Math.min(text.size(), LONGEST_SAMPLE);
    Language[] languages = Language.values();
    int[] hits = new int[languages.length];
    int[] scripts = new int[languages.length];
    int words = 0;
    for (int token = 0; token < tokens; token++) {
      if (text.kind(token) == TokenKind.NUMBER || text.isMarkup(token)) {
        continue;
      }
      words++;
      count(Stopwords.languagesOf(text.hash(token)), hits);
      Language byScript = byScript(text.text().charAt(text.start(token)));
      if (byScript != null) {
        scripts[byScript.ordinal()]++;
      }
    }
    return byScript(scripts, words).or(() -> byStopwords(hits, tokens));
  }

  private static void count(int mask, int[] hits) {
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      hits[Integer.numberOfTrailingZeros(rest)]++;
    }
  }

  /** Kana decides for Japanese even where most characters are Han. */
  private static Optional<Language> byScript(int[] scripts, int words) {
    int japanese = scripts[Language.JAPANESE.ordinal()];
    int chinese = scripts[Language.CHINESE.ordinal()];
    if (japanese > 0 && (japanese + chinese) * 2 > words && japanese * 10 > chinese) {
      return Optional.of(Language.JAPANESE);
    }
    for (Language language : Language.values()) {
      if (scripts[language.ordinal()] * 2 > words) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  private static Optional<Language> byStopwords(int[] hits, int tokens) {
    int best = 0;
    int second = -1;
    for (int language = 1; language < hits.length; language++) {
      if (hits[language] > hits[best]) {
        second = best;
        best = language;
      } else if (second < 0 || hits[language] > hits[second]) {
        second = language;
      }
    }
    boolean isClear =
        hits[best] >= FEWEST_HITS
            && hits[best] * SPARSEST >= tokens
            && hits[best] >= LEAD * hits[second];
    return isClear ? Optional.of(Language.values()[best]) : Optional.empty();
  }

  private static Language byScript(char first) {
    if (first < 0x370) {
      return null;
    }
    return switch (Character.UnicodeScript.of(first)) {
      case HIRAGANA, KATAKANA -> Language.JAPANESE;
      case HAN -> Language.CHINESE;
      case HANGUL -> Language.KOREAN;
      case ARABIC -> Language.ARABIC;
      case HEBREW -> Language.HEBREW;
      case GREEK -> Language.GREEK;
      case THAI -> Language.THAI;
      case DEVANAGARI -> Language.HINDI;
      default -> null;
    };
  }
}
