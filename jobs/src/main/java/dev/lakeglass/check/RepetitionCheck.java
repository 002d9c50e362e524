package dev.lakeglass.check;

import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.LongIntMap;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.TokenizedText;

/**
 * Fails where the answer goes round in circles: a phrase repeated back to back, a sentence that
 * comes three times, or half of the text made of five-word sequences said before.
 *
 * <p>The score is the share of five-word sequences that occurred earlier in the answer, 0 for
 * answers of fewer than five words. JSON is not judged: data may repeat.
 */
final class RepetitionCheck implements OutputCheck {
  private static final int LONGEST_PERIOD = 30;
  private static final int SHORTEST_LOOP = 12;
  private static final int FEWEST_ROUNDS = 3;
  private static final int FEWEST_ROUNDS_OF_ONE_WORD = 6;
  private static final int FEWEST_SENTENCE_REPEATS = 3;
  private static final int SHORTEST_SENTENCE = 5;
  private static final int NGRAM = 5;
  private static final int FEWEST_WORDS_FOR_SHARE = 40;
  private static final double LARGEST_SHARE = 0.5;

  @Override
  public String name() {
    return "repetition";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (answer.json().isValid()) {
      return CheckResult.notApplicable("structured");
    }
    TokenizedText text = answer.output();
    double share = repeatedShare(text);
    return judge(text, share).withScore(share);
  }

  private static CheckResult judge(TokenizedText text, double share) {
    int loop = loopStart(text);
    if (loop >= 0) {
      return CheckResult.fail("loop", text.text().substring(text.start(loop)));
    }
    int sentence = repeatedSentence(text);
    if (sentence >= 0) {
      return CheckResult.fail("repeated_sentence", text.sentence(sentence));
    }
    boolean isRepetitive = text.size() >= FEWEST_WORDS_FOR_SHARE && share >= LARGEST_SHARE;
    return isRepetitive ? CheckResult.fail("repeated_phrases", text.text()) : CheckResult.pass();
  }

  /** First token of a phrase of up to 30 words said back to back, or -1. */
  private static int loopStart(TokenizedText text) {
    for (int period = 1; period <= Math.min(LONGEST_PERIOD, text.size() / 2); period++) {
      int run = 0;
      for (int token = period; token < text.size(); token++) {
        run = text.hash(token) == text.hash(token - period) ? run + 1 : 0;
        if (isLoop(run + period, period) && hasWord(text, token, period)) {
          return token - run - period + 1;
        }
      }
    }
    return -1;
  }

  private static boolean isLoop(int length, int period) {
    return period == 1
        ? length >= FEWEST_ROUNDS_OF_ONE_WORD
        : length >= period * FEWEST_ROUNDS && length >= SHORTEST_LOOP;
  }

  /** A row of equal numbers, as in a table, is no loop. */
  private static boolean hasWord(TokenizedText text, int end, int period) {
    for (int token = end; token > end - period; token--) {
      char first = text.text().charAt(text.start(token));
      if (Character.isLetter(first)) {
        return true;
      }
    }
    return false;
  }

  private static int repeatedSentence(TokenizedText text) {
    LongIntMap seen = new LongIntMap(text.sentenceCount());
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      if (text.endToken(sentence) - text.firstToken(sentence) < SHORTEST_SENTENCE) {
        continue;
      }
      long hash = hash(text, text.firstToken(sentence), text.endToken(sentence));
      int count = seen.get(hash, 0) + 1;
      seen.put(hash, count);
      if (count == FEWEST_SENTENCE_REPEATS) {
        return sentence;
      }
    }
    return -1;
  }

  private static double repeatedShare(TokenizedText text) {
    int ngrams = text.size() - NGRAM + 1;
    if (ngrams <= 0) {
      return 0;
    }
    LongSet seen = new LongSet(ngrams);
    int repeated = 0;
    for (int token = 0; token < ngrams; token++) {
      repeated += seen.add(hash(text, token, token + NGRAM)) ? 0 : 1;
    }
    return (double) repeated / ngrams;
  }

  private static long hash(TokenizedText text, int from, int end) {
    long hash = 1;
    for (int token = from; token < end; token++) {
      hash = Hashing.combine(hash, text.hash(token));
    }
    return hash;
  }
}
