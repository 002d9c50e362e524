package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.LongIntMap;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.Negations;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a record says is not there or not known: "Outdoor seating: no", "Wifi: null". */
final class RecordAttributes {
  private static final LongSet NOT_THERE = LongSet.ofWords("no none false nein keine");

  private static final long UNKNOWN = Hashing.ofWord("null");

  /** Words of keys that answers leave out: attributes.outdoor_seating_available. */
  private static final LongSet STRUCTURE =
      LongSet.ofWords(
          "attributes facilities features amenities services options details policies policy rules"
              + " accepts accepted allows allowed permitted offers offered available has is with"
              + " equipment accessibility booking business restaurants restaurant good ambience"
              + " access accessible");

  /** Words after which a negation no longer holds. */
  private static final LongSet BORDERS =
      LongSet.ofWords("but while although though however whereas aber jedoch wahrend obwohl");

  /** With these words a sentence says that something is not known. */
  private static final LongSet UNSTATED =
      LongSet.ofWords(
          "listed list lists mentioned mention mentions specified specify specifies stated state"
              + " states given provided indicated unclear unknown information confirm confirmed"
              + " angegeben erwahnt genannt unklar unbekannt");

  /** Other words for those of keys, each after the word it stands for. */
  private static final String[] OTHER_WORDS = {
    "kids children child family families kid",
    "dogs pets pet dog",
    "outdoor outdoors outside",
    "seating seats tables table",
    "reservations booking bookings reserve reserved",
    "parking park racks rack",
    "bike bicycle bicycles bikes",
    "wifi internet",
    "takeout takeaway",
    "tv television televisions tvs"
  };

  private static final LongIntMap GROUPS = new LongIntMap(64);
  private static final long[] FIRST_STEMS = new long[OTHER_WORDS.length];

  static {
    for (int group = 0; group < OTHER_WORDS.length; group++) {
      TokenizedText words = TokenizedText.of(OTHER_WORDS[group]);
      FIRST_STEMS[group] = words.stem(0);
      for (int token = 1; token < words.size(); token++) {
        GROUPS.put(words.stem(token), group);
      }
    }
  }

  private static final int MOST_WORDS = 3;
  private static final int NEAR = 4;

  private enum State {
    ABSENT,
    UNKNOWN
  }

  /**
   * @param stems of the last words of the key, the very last first
   */
  private record Attribute(State state, long[] stems) {}

  private final List<Attribute> attributes = new ArrayList<>();

  /** What a sentence such as "Outdoor seating: no" says; nothing if it is another sentence. */
  private static Optional<State> state(TokenizedText text, int from, int end) {
    int last = end - 1;
    if (last == from || text.after(last - 1) != ':') {
      return Optional.empty();
    }
    long value = text.hash(last);
    if (NOT_THERE.contains(value)) {
      return Optional.of(State.ABSENT);
    }
    return value == UNKNOWN ? Optional.of(State.UNKNOWN) : Optional.empty();
  }

  /** Whether a sentence of the context says that something is not known. */
  static boolean isUnknown(TokenizedText text, int from, int end) {
    return state(text, from, end).filter(State.UNKNOWN::equals).isPresent();
  }

  /** Notes a sentence of the context, if it says so of a thing. */
  void add(TokenizedText text, int from, int end) {
    state(text, from, end).ifPresent(state -> add(state, text, from, end - 1));
  }

  private void add(State state, TokenizedText text, int from, int end) {
    long[] stems = new long[MOST_WORDS];
    int count = 0;
    for (int token = end - 1; token >= from && count < MOST_WORDS; token--) {
      if (ContentWords.isOne(text, token) && !STRUCTURE.contains(text.hash(token))) {
        stems[count] = stem(text, token);
        count++;
      }
    }
    if (count > 0) {
      attributes.add(new Attribute(state, Arrays.copyOf(stems, count)));
    }
  }

  /** The stem of a word, or of the one it stands for. */
  private static long stem(TokenizedText text, int token) {
    int group = GROUPS.get(text.stem(token), -1);
    return group < 0 ? text.stem(token) : FIRST_STEMS[group];
  }

  /**
   * How many things a sentence of an answer speaks of that are not there, without denying them, or
   * that the record knows nothing of, without saying so.
   */
  int claimed(TokenizedText answer, int from, int end) {
    if (attributes.isEmpty()) {
      return 0;
    }
    long[] stems = new long[end - from];
    boolean isUnstated = false;
    for (int token = from; token < end; token++) {
      stems[token - from] = stem(answer, token);
      isUnstated |= UNSTATED.contains(answer.hash(token));
    }
    int claimed = 0;
    for (Attribute attribute : attributes) {
      boolean isUnknown = attribute.state() == State.UNKNOWN;
      claimed +=
          !(isUnknown && isUnstated) && isClaimed(attribute, stems, answer, from, end) ? 1 : 0;
    }
    return claimed;
  }

  /** What is unknown can be denied no more than claimed. */
  private static boolean isClaimed(
      Attribute attribute, long[] stems, TokenizedText answer, int from, int end) {
    boolean isNamed = false;
    for (int at = 0; at < stems.length; at++) {
      if (stems[at] == attribute.stems()[0] && areNear(attribute.stems(), stems, at)) {
        if (attribute.state() == State.ABSENT && isDenied(answer, from + at, from, end)) {
          return false;
        }
        isNamed = true;
      }
    }
    return isNamed;
  }

  private static boolean areNear(long[] wanted, long[] stems, int token) {
    int first = Math.max(0, token - NEAR);
    int last = Math.min(stems.length, token + NEAR + 1);
    for (long stem : wanted) {
      int at = first;
      while (at < last && stems[at] != stem) {
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
