package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.Negations;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a record says is not there: sentences such as "Outdoor seating: no". */
final class RecordAttributes {
  private static final LongSet NOT_THERE = LongSet.ofWords("no none false nein keine");

  /** Words of keys that answers leave out: attributes.outdoor_seating_available. */
  private static final LongSet STRUCTURE =
      LongSet.ofWords(
          "attributes facilities features amenities services options details policies policy rules"
              + " accepts accepted allows allowed permitted offers offered available has is with"
              + " equipment accessibility booking business restaurants restaurant good ambience"
              + " access");

  /** Words after which a negation no longer holds. */
  private static final LongSet BORDERS =
      LongSet.ofWords("but while although though however whereas aber jedoch wahrend obwohl");

  private static final int MOST_WORDS = 3;
  private static final int NEAR = 4;

  /** Stems of the last words of each key, the very last first. */
  private final List<long[]> absent = new ArrayList<>();

  /** Notes a sentence of the context, if it says of a thing that it is not there. */
  void add(TokenizedText text, int from, int end) {
    int last = end - 1;
    boolean isAbsence =
        last > from && text.after(last - 1) == ':' && NOT_THERE.contains(text.hash(last));
    if (!isAbsence) {
      return;
    }
    long[] stems = new long[MOST_WORDS];
    int count = 0;
    for (int token = last - 1; token >= from && count < MOST_WORDS; token--) {
      if (ContentWords.isOne(text, token) && !STRUCTURE.contains(text.hash(token))) {
        stems[count] = text.stem(token);
        count++;
      }
    }
    if (count > 0) {
      absent.add(Arrays.copyOf(stems, count));
    }
  }

  /** How many absent things a sentence of an answer speaks of without denying them. */
  int claimed(TokenizedText answer, int from, int end) {
    int claimed = 0;
    for (long[] stems : absent) {
      claimed += isClaimed(stems, answer, from, end) ? 1 : 0;
    }
    return claimed;
  }

  private static boolean isClaimed(long[] stems, TokenizedText answer, int from, int end) {
    boolean isNamed = false;
    for (int token = from; token < end; token++) {
      if (answer.stem(token) == stems[0] && areNear(stems, answer, token, from, end)) {
        if (isDenied(answer, token, from, end)) {
          return false;
        }
        isNamed = true;
      }
    }
    return isNamed;
  }

  private static boolean areNear(long[] stems, TokenizedText answer, int token, int from, int end) {
    int first = Math.max(from, token - NEAR);
    int last = Math.min(end, token + NEAR + 1);
    for (long stem : stems) {
      int at = first;
      while (at < last && answer.stem(at) != stem) {
        at++;
      }
      if (at == last) {
        return false;
      }
    }
    return true;
  }

  /** "No gym, room service or pool": what denies holds for all that is listed after it. */
  private static boolean isDenied(TokenizedText answer, int token, int from, int end) {
    for (int at = token - 1; at >= from && !isBorder(answer, at, ";:"); at--) {
      if (denies(answer, at)) {
        return true;
      }
    }
    for (int at = token; at + 1 < end && !isBorder(answer, at, ";,"); at++) {
      if (denies(answer, at + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement ends with a token, or the token begins a contrary one. */
  private static boolean isBorder(TokenizedText answer, int token, String marks) {
    return marks.indexOf(answer.after(token)) >= 0 || BORDERS.contains(answer.hash(token));
  }

  /** A "no-go zone" denies nothing. */
  private static boolean denies(TokenizedText answer, int token) {
    return Negations.denies(answer.hash(token)) && !answer.isHyphenated(token);
  }
}
