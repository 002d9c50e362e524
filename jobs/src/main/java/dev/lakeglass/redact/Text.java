package dev.lakeglass.redact;

import java.util.Arrays;
import java.util.Set;

/**
 * A text as detectors see it: escapes decoded, typography folded to ASCII, earlier replacements
 * hidden.
 *
 * <p>Backslash escapes at any depth ({@code \n}, {@code \"}, {@code \u0040}, {@code \\n}), percent
 * escapes and HTML character references stand as the character they mean; Unicode digits, spaces,
 * dashes and full-width forms as their ASCII counterparts; invisible characters are left out; a
 * token that redaction itself wrote is one {@link #OPAQUE} character, so it is neither found again
 * nor read as context. A match covers whole escapes or none of an escape, so JSON inside a string
 * stays JSON.
 *
 * <p>One instance serves one scan in one thread.
 */
public class Text {
  /** Stands for a token written by redaction. */
  public static final char OPAQUE = '\uFFFC';

  private static final int LONGEST_TOKEN = 64;
  private static final int FREE_LOOKUPS = 2000;
  private static final int CHARACTERS_PER_LOOKUP = 64;
  private static final int FREE_READING = 1_000_000;
  static final int STANDARD_BUDGET = 32;
  private static final char DROPPED = 0;
  private static final char SPECIAL = 1;
  private static final char[] FOLD = fold();

  /** Characters behind the last one that a look ahead may load. */
  private static final int SPARE = 2;

  private final String original;
  private final char[] characters;
  private int length;
  private int[] breaks = {};
  private int[] shifts = {};
  private int breakCount;
  private int near;
  private int lookups;
  private long reading;
  private int budget = STANDARD_BUDGET;
  private NumberRun numbers;
  private boolean topicsRead;
  private long topics;
  private int lowestRead;
  private int highestRead;
  private final Context context = new Context(this);

  /** Not final, so that a test can count what detectors read. */
  Text(String original, Set<String> tokenNames) {
    this.original = original;
    this.characters = new char[original.length() + SPARE];
    original.getChars(0, original.length(), characters, 0);
    normalise(tokenNames);
  }

  static Text of(String original, Set<String> tokenNames) {
    return new Text(original, tokenNames);
  }

  public int length() {
    return length;
  }

  /** The character at an index, or 0 outside the text. */
  public char at(int index) {
    if (index < lowestRead) {
      lowestRead = index;
    }
    if (index > highestRead) {
      highestRead = index;
    }
    return index >= 0 && index < length ? characters[index] : 0;
  }

  public String slice(int start, int end) {
    read(start, end);
    return new String(characters, start, end - start);
  }

  /** Whether the literal, in lower case, stands at the index in any case. */
  public boolean isAt(int index, String lowerCase) {
    read(index, index + lowerCase.length());
    if (index < 0 || index + lowerCase.length() > length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (Characters.lower(characters[index + i]) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Spends one costly look-up of this text's budget, which grows with its length.
   *
   * @return false once the budget is used up: the caller then decides by shape alone
   */
  boolean spendLookup() {
    return lookups++ < FREE_LOOKUPS + length / CHARACTERS_PER_LOOKUP;
  }

  /** How many characters may be read again for each character of the text. */
  void allow(int newBudget) {
    budget = newBudget;
  }

  /**
   * Accounts for reading of a detector that may read the same characters again.
   *
   * @throws RedactionException once it exceeds a fixed multiple of the text's length: such a text
   *     was made to be slow, and the record is rejected
   */
  void spendReading(int characterCount) {
    reading += characterCount;
    if (reading > FREE_READING + (long) budget * length) {
      throw RedactionException.tooCostly(budget);
    }
  }

  /** As {@link #at}, for callers that say themselves what they {@link #read}. */
  char peek(int index) {
    return index >= 0 && index < length ? characters[index] : 0;
  }

  /** Notes that what is found may depend on these characters. */
  void read(int start, int end) {
    lowestRead = Math.min(lowestRead, start);
    highestRead = Math.max(highestRead, end - 1);
  }

  /** From here on {@link #addRead} tells what was read. */
  void beginReading() {
    lowestRead = Integer.MAX_VALUE;
    highestRead = Integer.MIN_VALUE;
    context.forget();
  }

  void addRead(ReadRanges ranges, int start, int end) {
    ranges.add(start, end, lowestRead, highestRead);
  }

  /** The run of numbers that was parsed last: that of the position being examined. */
  NumberRun numbers() {
    if (numbers == null) {
      numbers = new NumberRun(this);
    }
    return numbers;
  }

  /** The topics that the words around a place speak of. */
  Context context(int start, int end) {
    context.read(start, end);
    return context;
  }

  /** Whether any word of the text speaks of the topic: read once, before looking at contexts. */
  boolean mentions(Topic topic) {
    return (topics() & topic.bit()) != 0;
  }

  private long topics() {
    if (!topicsRead) {
      topicsRead = true;
      topics = context.anywhere();
    }
    return topics;
  }

  /**
   * Takes over what an earlier text mentions, of which this one lost some words; only words cut by
   * a replacement can be new.
   */
  void succeed(Text earlier, Replacements replaced) {
    topicsRead = earlier.topicsRead;
    topics = earlier.topics;
    for (int i = 0; topicsRead && i < replaced.count(); i++) {
      topics |= context.touching(replaced.newStart(i)) | context.touching(replaced.newEnd(i));
    }
  }

  /** At least {@link #length()} and two more, which mean nothing. */
  char[] characters() {
    return characters;
  }

  String original() {
    return original;
  }

  /** The place in the original text of an index of this one. */
  int originalIndex(int index) {
    if (breakCount == 0) {
      return index;
    }
    int at = Arrays.binarySearch(breaks, 0, breakCount, index);
    int last = at >= 0 ? at : -at - 2;
    return last < 0 ? index : index + shifts[last];
  }

  /**
   * The index of a place in the original text, or of the end nearest to it. Quick for a place not
   * far from the last one that was asked for.
   */
  int indexOf(int originalIndex) {
    while (near < breakCount && breaks[near] + shifts[near] <= originalIndex) {
      near++;
    }
    while (near > 0 && breaks[near - 1] + shifts[near - 1] > originalIndex) {
      near--;
    }
    int index = near == 0 ? originalIndex : originalIndex - shifts[near - 1];
    return Math.max(0, Math.min(length, index));
  }

  private void normalise(Set<String> tokenNames) {
    int size = original.length();
    int read = 0;
    while (read < size && FOLD[characters[read]] == characters[read]) {
      read++;
    }
    int write = read;
    while (read < size) {
      char c = characters[read];
      char folded = FOLD[c];
      if (folded == SPECIAL) {
        int after = decode(c, read, size, tokenNames);
        characters[write++] = decoded;
        if (after != read + 1) {
          shift(write, after - write);
        }
        read = after;
        continue;
      }
      read++;
      if (folded == DROPPED) {
        shift(write, read - write);
      } else {
        characters[write++] = folded;
      }
    }
    length = write;
  }

  private char decoded;

  /** Sets {@link #decoded} and returns the index after what it stands for. */
  private int decode(char c, int read, int size, Set<String> tokenNames) {
    return switch (c) {
      case '\\' -> decodeBackslash(read, size);
      case '%' -> decodePercent(read, size);
      case '&' -> decodeReference(read, size);
      default -> decodeToken(read, size, tokenNames);
    };
  }

  private int decodeBackslash(int read, int size) {
    int at = read;
    while (at < size && characters[at] == '\\') {
      at++;
    }
    char next = at < size ? characters[at] : 0;
    if (next == 'u' && at + 5 <= size) {
      int value = hexadecimal(at + 1, at + 5);
      if (value >= 0) {
        char folded = value < 128 ? (char) value : FOLD[value];
        decoded = folded == DROPPED ? ' ' : folded;
        return at + 5;
      }
    }
    decoded =
        switch (next) {
          case 'n', 'r', 'f', 'b' -> '\n';
          case 't' -> '\t';
          case '"', '\'', '/' -> next;
          default -> '\\';
        };
    return decoded == '\\' ? at : at + 1;
  }

  private int decodePercent(int read, int size) {
    int at = read + 1;
    while (at + 1 < size && characters[at] == '2' && characters[at + 1] == '5') {
      at += 2;
    }
    int value = at + 2 <= size ? hexadecimal(at, at + 2) : -1;
    if (value < ' ' || value >= 127) {
      decoded = '%';
      return read + 1;
    }
    decoded = (char) value;
    return at + 2;
  }

  private int decodeReference(int read, int size) {
    if (read + 3 < size && characters[read + 1] == '#') {
      return decodeNumericReference(read, size);
    }
    decoded = '&';
    for (String[] reference : REFERENCES) {
      if (original.startsWith(reference[0], read)) {
        decoded = reference[1].charAt(0);
        return read + reference[0].length();
      }
    }
    return read + 1;
  }

  private static final String[][] REFERENCES = {
    {"&amp;", "&"},
    {"&quot;", "\""},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&nbsp;", " "},
    {"&commat;", "@"},
    {"&period;", "."},
    {"&apos;", "'"}
  };

  private int decodeNumericReference(int read, int size) {
    boolean hexadecimal = Characters.lower(characters[read + 2]) == 'x';
    int first = hexadecimal ? read + 3 : read + 2;
    int radix = hexadecimal ? 16 : 10;
    int value = 0;
    int at = first;
    while (at < size && at < first + 5 && Character.digit(characters[at], radix) >= 0) {
      value = value * radix + Character.digit(characters[at], radix);
      at++;
    }
    if (at == first || at >= size || characters[at] != ';' || value < 9 || value >= 0xFFFF) {
      decoded = '&';
      return read + 1;
    }
    char folded = value < 128 ? (char) value : FOLD[value];
    decoded = folded == DROPPED ? ' ' : folded;
    return at + 1;
  }

  private int decodeToken(int read, int size, Set<String> tokenNames) {
    decoded = '[';
    if (read + 1 >= size || characters[read + 1] < 'A' || characters[read + 1] > 'Z') {
      return read + 1;
    }
    int limit = Math.min(size, read + LONGEST_TOKEN);
    for (int at = read + 2; at < limit; at++) {
      if (characters[at] == ']') {
        if (Token.isToken(new String(characters, read + 1, at - read - 1), tokenNames)) {
          decoded = OPAQUE;
          return at + 1;
        }
        return read + 1;
      }
    }
    return read + 1;
  }

  private int hexadecimal(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!Characters.isHex(characters[i])) {
        return -1;
      }
      value = value * 16 + Character.digit(characters[i], 16);
    }
    return value;
  }

  private void shift(int index, int shift) {
    if (breakCount > 0 && breaks[breakCount - 1] == index) {
      shifts[breakCount - 1] = shift;
      return;
    }
    if (breakCount == breaks.length) {
      int capacity = Math.max(16, breakCount * 2);
      breaks = Arrays.copyOf(breaks, capacity);
      shifts = Arrays.copyOf(shifts, capacity);
    }
    breaks[breakCount] = index;
    shifts[breakCount] = shift;
    breakCount++;
  }

  private static char[] fold() {
    char[] fold = new char[65536];
    for (int i = 0; i < fold.length; i++) {
      fold[i] = foldOne((char) i);
    }
    return fold;
  }

  private static char foldOne(char c) {
    if (c < 128) {
      return "\\%&[".indexOf(c) >= 0 ? SPECIAL : c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return (char) (c - 0xFEE0);
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u02BC' -> '\'';
      case '\u201C', '\u201D', '\u201E' -> '"';
      case '\u2212', '\uFE58', '\uFE63' -> '-';
      case '\u3002', '\uFF61', '\u2024', '\u00B7', '\u2219', '\u22C5' -> '.';
      case OPAQUE -> '?';
      default -> foldByType(c);
    };
  }

  private static char foldByType(char c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.DASH_PUNCTUATION -> '-';
      case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(c, 10));
      case Character.FORMAT -> DROPPED;
      default -> c == '\u00AD' ? DROPPED : c;
    };
  }
}
