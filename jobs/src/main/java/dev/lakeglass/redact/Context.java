package dev.lakeglass.redact;

/**
 * The topics of the words around a candidate: at most {@link #WORDS} words and {@link #REACH}
 * characters before it, half as many after it, not beyond an empty line.
 */
final class Context {
  private static final int REACH = 72;
  private static final int WORDS = 9;
  private static final int LONGEST_WORD = 64;
  private static final long NUMBER = Topic.NUMBER.bit();
  private static final long COUNTER = Topic.COUNTER.bit();
  private static final long HOLDER = Topic.HOLDER.bit();
  private static final int MULTIPLIER = 1_000_003;
  private static final int TABLE_MASK = 4095;
  private static final long[] KEYS = new long[TABLE_MASK + 1];
  private static final long[] TOPICS = new long[TABLE_MASK + 1];

  /** Topics of everyday words, for which it would not pay to ask whether a text has any. */
  private static final long COMMON =
      Topic.PHONE.bit()
          | Topic.CARD.bit()
          | Topic.ADDRESS.bit()
          | Topic.IDENTIFIER.bit()
          | Topic.VERSION.bit()
          | NUMBER
          | COUNTER
          | HOLDER;

  /** How words of the other topics begin. */
  private static final FirstThree BEGINNINGS = new FirstThree();

  static {
    for (Topic topic : Topic.values()) {
      for (String word : topic.words()) {
        register(word, topic.bit());
      }
    }
  }

  private final Text text;
  private int start = -1;
  private int end = -1;
  private long closest;
  private long nearest;
  private long before;
  private long after;
  private long next;

  Context(Text text) {
    this.text = text;
  }

  void forget() {
    start = -1;
    end = -1;
  }

  void read(int newStart, int newEnd) {
    if (start != newStart) {
      start = newStart;
      text.read(start - REACH - 1, start);
      readBefore();
    }
    if (end != newEnd) {
      end = newEnd;
      text.read(end, end + REACH / 2 + 1);
      readAfter();
    }
  }

  /** Whether a word before or after speaks of the topic. */
  boolean speaksOf(Topic topic) {
    return ((before | after) & topic.bit()) != 0;
  }

  /**
   * Whether the closest telling word before or its neighbour, as in "tax id", the next word, or
   * without a telling word before any of those after, speaks of the topic.
   */
  boolean mainlySpeaksOf(Topic topic) {
    long relevant = nearest == 0 ? after : nearest | next;
    return (relevant & topic.bit()) != 0;
  }

  /** Whether the text just says "number", and no word says of what. */
  boolean isPlainNumber() {
    return nearest == Topic.NUMBER.bit() && isIntroducedBy(Topic.NUMBER);
  }

  /** Whether one of the two words just before speaks of the topic. */
  boolean isIntroducedBy(Topic topic) {
    return (closest & topic.bit()) != 0;
  }

  /**
   * Whether the closest telling word is one of the two just before, and speaks of the topic only.
   */
  boolean isNamed(Topic topic) {
    return nearest == topic.bit() && isIntroducedBy(topic);
  }

  /**
   * What is not among these topics, no place of the text speaks of. Looks at every three characters
   * for the beginning of a telling word: where words begin is harder to foresee for a processor.
   */
  long anywhere() {
    char[] characters = text.characters();
    long topics = COMMON;
    int three = 0;
    int length = text.length();
    for (int i = 0; i < length + 2; i++) {
      three = FirstThree.next(three, characters[i]);
      if (BEGINNINGS.contains(three)) {
        topics |= topicsFrom(i - 2);
      }
    }
    return topics;
  }

  private long topicsFrom(int at) {
    if (!Characters.isLetter(text.peek(at))) {
      return 0;
    }
    int start = wordStart(at, Math.max(0, at - LONGEST_WORD));
    if (Characters.isUnspaced(text.peek(start))) {
      return topicsWithin(at, Math.min(text.length(), at + 3));
    }
    return start == at ? topics(at, wordEnd(at)) : 0;
  }

  /** The topics of the words that end or begin at an index, or stand around it. */
  long touching(int index) {
    long topics = 0;
    for (int at = index - 2; at <= index; at++) {
      if (Characters.isLetter(text.peek(at))) {
        topics |= topics(wordStart(at, Math.max(0, at - LONGEST_WORD)), wordEnd(at));
      }
    }
    return topics;
  }

  private void readBefore() {
    closest = 0;
    nearest = 0;
    before = 0;
    int limit = Math.max(0, start - REACH);
    int words = 0;
    int nearestWord = WORDS;
    boolean digits = false;
    boolean counted = false;
    int lineBreaks = 0;
    int at = start - 1;
    while (at >= limit && words < WORDS && lineBreaks < 2) {
      char c = text.peek(at);
      if (c == ';') {
        return;
      }
      if (!Characters.isLetter(c)) {
        digits |= Characters.isDigit(c);
        lineBreaks = c == '\n' ? lineBreaks + 1 : Characters.isSpace(c) ? lineBreaks : 0;
        at--;
        continue;
      }
      lineBreaks = 0;
      int wordEnd = at + 1;
      int wordStart = wordStart(at, limit);
      long topics = topics(wordStart, wordEnd);
      counted |= topics == COUNTER;
      topics = (topics & HOLDER) == 0 ? topics & ~COUNTER : held(topics, counted);
      before |= topics;
      if (nearest == 0 || nearest == NUMBER || words == nearestWord + 1 && !digits) {
        nearestWord = (nearest | NUMBER) == NUMBER && topics != 0 ? words : nearestWord;
        nearest |= topics;
        digits = false;
      }
      closest |= words < 2 ? topics : 0;
      words++;
      at = wordStart - 1;
    }
  }

  /** A customer says nothing of a number, a "customer no." names it. */
  private long held(long topics, boolean counted) {
    long others = topics & ~HOLDER;
    return counted || nearest == NUMBER ? others | Topic.IDENTIFIER.bit() : others;
  }

  private void readAfter() {
    after = 0;
    next = 0;
    int limit = Math.min(text.length(), end + REACH / 2);
    int words = 0;
    int at = end;
    while (at < limit && words < WORDS / 2) {
      char c = text.peek(at);
      if (c == '\n' || c == '"' || c == ';') {
        return;
      }
      if (!Characters.isLetter(c)) {
        at++;
        continue;
      }
      int wordEnd = at + 1;
      while (wordEnd < limit && continuesWord(wordEnd)) {
        wordEnd++;
      }
      after |= topics(at, wordEnd);
      next = words == 0 ? after : next;
      words++;
      at = wordEnd;
    }
  }

  /** Where the word, or the hump of a camelCase word, around {@code at} begins. */
  private int wordStart(int at, int limit) {
    int first = at;
    while (first > limit && Characters.isLetter(text.peek(first - 1)) && continuesWord(first)) {
      first--;
    }
    return first;
  }

  private int wordEnd(int at) {
    int wordEnd = at + 1;
    while (wordEnd - at < LONGEST_WORD && continuesWord(wordEnd)) {
      wordEnd++;
    }
    return wordEnd;
  }

  private boolean continuesWord(int at) {
    return at < text.length() && at > 0 && continuesWord(text.characters(), at);
  }

  private static boolean continuesWord(char[] characters, int at) {
    char c = characters[at];
    return Characters.isLetter(c)
        && !(Characters.isUpper(c) && Characters.isLower(characters[at - 1]));
  }

  private long topics(int from, int to) {
    if (Characters.isUnspaced(text.peek(from))) {
      return topicsWithin(from, to);
    }
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * MULTIPLIER + Characters.lower(text.peek(i));
    }
    return topics(hash);
  }

  /** Where words follow each other unspaced, every two and three characters may be one. */
  private long topicsWithin(int from, int to) {
    long topics = 0;
    for (int i = from; i + 1 < to; i++) {
      long pair = text.peek(i) * (long) MULTIPLIER + text.peek(i + 1);
      topics |= topics(pair);
      topics |= i + 2 < to ? topics(pair * MULTIPLIER + text.peek(i + 2)) : 0;
    }
    return topics;
  }

  private static long topics(long hash) {
    int slot = slot(hash);
    while (KEYS[slot] != 0) {
      if (KEYS[slot] == hash) {
        return TOPICS[slot];
      }
      slot = slot + 1 & TABLE_MASK;
    }
    return 0;
  }

  private static void register(String word, long topics) {
    if ((topics & COMMON) == 0) {
      BEGINNINGS.add(word);
    }
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash * MULTIPLIER + word.charAt(i);
    }
    int slot = slot(hash);
    while (KEYS[slot] != 0 && KEYS[slot] != hash) {
      slot = slot + 1 & TABLE_MASK;
    }
    KEYS[slot] = hash;
    TOPICS[slot] |= topics;
  }

  private static int slot(long hash) {
    return (int) (hash ^ hash >>> 17 ^ hash >>> 41) & TABLE_MASK;
  }
}
