package dev.lakeglass.check.text;

import java.util.Arrays;
import java.util.List;

/** Cuts one text; its fields become those of the {@link TokenizedText}. */
final class Tokenizer {
  private static final int STEM_LETTERS = 5;
  private static final int SHORTEST_STEM = 3;

  /** The stem of a longer word is cut before its ending begins. */
  private static final int LONGEST_INFLECTED = 9;

  private static final int LONGEST_UNIT = 3;

  /** Tables and lists without punctuation are cut, so that no work grows with their square. */
  private static final int LONGEST_SENTENCE = 250;

  private static final int SHORTEST_REDACTION = 4;
  private static final int LONGEST_REDACTION = 64;

  private static final LongSet ABBREVIATIONS =
      LongSet.ofWords(
          "mr mrs ms dr prof inc ltd co corp nr vs approx dept fig st abs bzw ca evtl ggf inkl"
              + " zzgl usw bspw sog tel str hr fr sr sra dra vd av min max jan feb mar apr jun jul"
              + " aug sep sept oct okt nov dec dez env ex ref al resp incl excl est p pp vol");

  /** What may follow a number without a space and still leave it a number. */
  private static final List<String> GLUED_UNITS =
      List.of(
          "kg", "g", "mg", "t", "km", "m", "cm", "mm", "kb", "mb", "gb", "tb", "ms", "s", "h", "d",
          "am", "pm", "th", "st", "nd", "rd", "x", "k", "bn", "w", "kw", "kwh", "v", "mah", "l",
          "ml", "min", "hz", "mhz", "ghz", "fps", "px", "pt", "uhr", "er", "e", "ct", "mio", "mrd",
          "eur", "usd", "gbp", "chf", "lb", "lbs", "oz", "ft", "mi");

  private static final LongSet UNITS = LongSet.ofWords(String.join(" ", GLUED_UNITS));

  final String text;
  int size;
  int[] starts;
  int[] ends;
  long[] hashes;
  long[] stems;
  TokenKind[] kinds;
  byte[] flags;
  int sentenceCount;
  int[] sentenceTokens = new int[16];
  int[] sentenceEnds = new int[16];

  private int position;
  private int openSentence;
  private int lineStart;
  private boolean isLineStart = true;

  Tokenizer(String text) {
    this.text = text;
    int capacity = Math.max(8, text.length() / 5);
    starts = new int[capacity];
    ends = new int[capacity];
    hashes = new long[capacity];
    stems = new long[capacity];
    kinds = new TokenKind[capacity];
    flags = new byte[capacity];
  }

  Tokenizer run() {
    int length = text.length();
    while (position < length) {
      char character = text.charAt(position);
      switch (Characters.classOf(character)) {
        case Characters.LETTER, Characters.DIGIT -> word();
        case Characters.IDEOGRAPH -> ideograph();
        case Characters.SPACE -> space(character);
        default -> punctuation(character);
      }
    }
    closeSentence(length);
    return this;
  }

  private void word() {
    int start = position;
    int end = scanWord(start);
    boolean startsWithDigit = Characters.classOf(text.charAt(start)) == Characters.DIGIT;
    if (startsWithDigit) {
      end = endOfNumber(start, end);
    }
    add(start, end, kindOf(start, end));
    position = end;
  }

  /** Letters, digits, marks; apostrophes between letters; separators between digits. */
  private int scanWord(int start) {
    int length = text.length();
    int end = start + 1;
    while (end < length) {
      char character = text.charAt(end);
      if (!Characters.isWordPart(character) && !isInner(character, end, length)) {
        return end;
      }
      end++;
    }
    return end;
  }

  private boolean isInner(char character, int at, int length) {
    if (at + 1 >= length) {
      return false;
    }
    byte before = Characters.classOf(text.charAt(at - 1));
    byte after = Characters.classOf(text.charAt(at + 1));
    if (character == '.' || character == ',') {
      return before == Characters.DIGIT && after == Characters.DIGIT;
    }
    return Characters.isApostrophe(character)
        && (before == Characters.LETTER || before == Characters.DIGIT)
        && after == Characters.LETTER;
  }

  /** Where a number with a unit glued to it ends: {@code 5GB} is 5 and GB, {@code 2FA} is one. */
  private int endOfNumber(int start, int end) {
    int digits = start;
    while (digits < end && !isLetter(text.charAt(digits))) {
      digits++;
    }
    int letters = end - digits;
    if (letters == 0 || letters > LONGEST_UNIT) {
      return end;
    }
    return UNITS.contains(Hashing.ofWord(text.substring(digits, end))) ? digits : end;
  }

  private static boolean isLetter(char character) {
    return Characters.classOf(character) == Characters.LETTER;
  }

  private TokenKind kindOf(int start, int end) {
    boolean hasLetter = false;
    boolean hasDigit = false;
    int dots = 0;
    int commas = 0;
    for (int at = start; at < end; at++) {
      char character = text.charAt(at);
      hasLetter |= isLetter(character);
      hasDigit |= Characters.classOf(character) == Characters.DIGIT;
      dots += character == '.' ? 1 : 0;
      commas += character == ',' ? 1 : 0;
    }
    if (!hasDigit) {
      return TokenKind.WORD;
    }
    if (hasLetter) {
      return TokenKind.CODE;
    }
    boolean isNumber = dots <= 1 && commas <= 1 || isGrouped(start, end, dots, commas);
    return isNumber ? TokenKind.NUMBER : TokenKind.CODE;
  }

  /** Whether the repeated separator stands before groups of three digits, as in 1.250.000. */
  private boolean isGrouped(int start, int end, int dots, int commas) {
    char separator = dots > 1 ? '.' : ',';
    if (dots > 1 && commas > 1) {
      return false;
    }
    int previous = text.indexOf(separator, start);
    for (int at = previous + 1; at < end; at++) {
      if (text.charAt(at) == separator) {
        if (at - previous != 4) {
          return false;
        }
        previous = at;
      }
    }
    int rest = end - previous;
    return rest == 4 || rest > 4 && !Character.isDigit(text.charAt(previous + 4));
  }

  private void ideograph() {
    add(position, position + 1, TokenKind.IDEOGRAPH);
    position++;
  }

  private void add(int start, int end, TokenKind kind) {
    if (size == starts.length) {
      grow();
    }
    starts[size] = start;
    ends[size] = end;
    kinds[size] = kind;
    hash(start, end);
    flags[size] = flagsOf(start, end, kind);
    size++;
    isLineStart = false;
    if (size - openSentence == LONGEST_SENTENCE) {
      closeSentence(end);
    }
  }

  private void hash(int start, int end) {
    int stemEnd = endOfStem(start, end);
    long hash = Hashing.SEED;
    long stem = Hashing.SEED;
    int letters = 0;
    boolean isCut = false;
    for (int at = start; at < end; at++) {
      char character = text.charAt(at);
      if (Characters.classOf(character) == Characters.MARK) {
        continue;
      }
      if (!isCut && at == stemEnd) {
        stem = hash;
        isCut = true;
      }
      hash = Hashing.add(hash, character);
      letters++;
      if (!isCut && letters == STEM_LETTERS) {
        stem = hash;
        isCut = true;
      }
    }
    hashes[size] = Hashing.finish(hash);
    boolean isWord = isCut && Characters.classOf(text.charAt(start)) == Characters.LETTER;
    boolean isWhole = isCut && stemEnd == end - 2 && endsInZero(start, end);
    stems[size] = isWord || isWhole ? Hashing.finish(stem) : hashes[size];
  }

  /** A short number such as 4.0, whose stem is that of 4. */
  private boolean endsInZero(int start, int end) {
    return end - start > 2
        && end - start - 2 < STEM_LETTERS
        && text.charAt(end - 1) == '0'
        && text.charAt(end - 2) == '.'
        && Characters.classOf(text.charAt(start)) == Characters.DIGIT;
  }

  /** Position after what is left of a word without its possessive and, in a short one, endings. */
  private int endOfStem(int start, int end) {
    boolean isLonger = endsInZero(start, end) || end - 2 > start && isPossessive(end - 2, end);
    int stemEnd = isLonger ? end - 2 : end;
    if (stemEnd - start > LONGEST_INFLECTED) {
      return stemEnd;
    }
    if (stemEnd - start > SHORTEST_STEM
        && isLetter(stemEnd - 1, 's')
        && !isLetter(stemEnd - 2, 's')) {
      stemEnd--;
    }
    int before = stemEnd + 1;
    while (stemEnd < before) {
      before = stemEnd;
      stemEnd -= endingLength(start, stemEnd);
    }
    return stemEnd;
  }

  /** Letters of the ending -ing, -ed, -en, -er or -e; 0 if too little would be left. */
  private int endingLength(int start, int end) {
    int letters = end - start;
    if (letters >= SHORTEST_STEM + 3
        && isLetter(end - 3, 'i')
        && isLetter(end - 2, 'n')
        && isLetter(end - 1, 'g')) {
      return 3;
    }
    if (letters >= SHORTEST_STEM + 2
        && isLetter(end - 2, 'e')
        && (isLetter(end - 1, 'd') || isLetter(end - 1, 'n') || isLetter(end - 1, 'r'))) {
      return 2;
    }
    return letters > SHORTEST_STEM && isLetter(end - 1, 'e') ? 1 : 0;
  }

  private boolean isLetter(int at, char letter) {
    return Characters.fold(text.charAt(at)) == letter;
  }

  /** The ending of {@code Maria's}. */
  private boolean isPossessive(int at, int end) {
    return at == end - 2
        && Characters.isApostrophe(text.charAt(at))
        && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S');
  }

  private byte flagsOf(int start, int end, TokenKind kind) {
    int result = startsSentence() ? TokenizedText.SENTENCE_START : 0;
    if (Character.isUpperCase(text.charAt(start))) {
      result |= TokenizedText.CAPITALIZED;
      if (end - start > 1 && isUpperCase(start, end)) {
        result |= TokenizedText.ALL_CAPITALS;
      }
    }
    if (isListNumber(start, end, kind) || isInBrackets(start, end)) {
      result |= TokenizedText.MARKUP;
    }
    return (byte) result;
  }

  /** The first word of a sentence, past list numbers. */
  private boolean startsSentence() {
    return size == openSentence
        || isMarkup(size - 1) && (flags[size - 1] & TokenizedText.SENTENCE_START) != 0;
  }

  private boolean isUpperCase(int start, int end) {
    for (int at = start; at < end; at++) {
      if (Character.isLowerCase(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private boolean isListNumber(int start, int end, TokenKind kind) {
    if (!isLineStart || kind != TokenKind.NUMBER || end - start > 3 || end + 1 >= text.length()) {
      return false;
    }
    char after = text.charAt(end);
    boolean isClosed = after == '.' || after == ')';
    return isClosed && Characters.classOf(text.charAt(end + 1)) == Characters.SPACE;
  }

  /** {@code [3]}, {@code [^3]} and redaction tokens. */
  private boolean isInBrackets(int start, int end) {
    int open = start - 1;
    if (open >= 0 && text.charAt(open) == '^') {
      open--;
    }
    return open >= 0 && text.charAt(open) == '[' && end < text.length() && text.charAt(end) == ']';
  }

  private boolean isMarkup(int token) {
    return token >= 0 && (flags[token] & TokenizedText.MARKUP) != 0;
  }

  private void space(char character) {
    position++;
    if (character == '\n' || character == '\r') {
      if (startsSomethingNew()) {
        closeSentence(position - 1);
      }
      isLineStart = true;
      lineStart = position;
    }
  }

  /** A line goes on with the sentence before it only if it begins with a lower-case letter. */
  private boolean startsSomethingNew() {
    int at = position;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at == text.length() || !Character.isLowerCase(text.charAt(at));
  }

  private void punctuation(char character) {
    int at = position;
    position++;
    if (Character.isHighSurrogate(character) && position < text.length()) {
      supplementary(at);
      return;
    }
    switch (character) {
      case '[' -> redactionToken(at);
      case '.' -> {
        if (isFullStop(at)) {
          closeSentence(skipClosing(at + 1));
        }
      }
      case '!', '?', '\u061f', '\u0964', '\u2026' -> {
        if (at + 1 == text.length() || !Characters.isWordPart(text.charAt(at + 1))) {
          closeSentence(skipClosing(at + 1));
        }
      }
      case '\u3002', '\uff01', '\uff1f' -> closeSentence(skipClosing(at + 1));
      default -> {}
    }
  }

  /** {@code [EMAIL]}, {@code [EMAIL_1f2e…]}, {@code [PAYMENT_CARD_****1234]} are one token each. */
  private void redactionToken(int open) {
    int close = text.indexOf(']', open);
    if (close < 0 || close - open > LONGEST_REDACTION || close - open < SHORTEST_REDACTION) {
      return;
    }
    boolean isRedaction =
        Character.isUpperCase(text.charAt(open + 1))
            && Character.isUpperCase(text.charAt(open + 2));
    for (int at = open + 1; at < close && isRedaction; at++) {
      char character = text.charAt(at);
      boolean isAlphanumeric = character < 128 && Character.isLetterOrDigit(character);
      isRedaction = isAlphanumeric || character == '_' || character == '*';
    }
    if (isRedaction) {
      add(open + 1, close, TokenKind.WORD);
      position = close + 1;
    }
  }

  private void supplementary(int at) {
    position = at + 2;
    if (Character.isLetter(text.codePointAt(at))) {
      add(at, at + 2, TokenKind.IDEOGRAPH);
    }
  }

  private boolean isFullStop(int at) {
    int next = skipClosing(at + 1);
    if (next == text.length()) {
      return true;
    }
    if (Characters.classOf(text.charAt(next)) != Characters.SPACE || isAbbreviated(at)) {
      return false;
    }
    while (next < text.length() && Characters.classOf(text.charAt(next)) == Characters.SPACE) {
      next++;
    }
    return next == text.length() || !Character.isLowerCase(text.charAt(next));
  }

  private boolean isAbbreviated(int stop) {
    int last = size - 1;
    if (last < openSentence || ends[last] != stop) {
      return false;
    }
    if (isMarkup(last) && starts[last] >= lineStart) {
      return true;
    }
    boolean isInitial = ends[last] - starts[last] == 1 && kinds[last] == TokenKind.WORD;
    return isInitial || ABBREVIATIONS.contains(hashes[last]) || isGermanOrdinal(stop, last);
  }

  /** "22. November": a full stop after at most two digits, before a capital, in a date. */
  private boolean isGermanOrdinal(int stop, int last) {
    if (kinds[last] != TokenKind.NUMBER || ends[last] - starts[last] > 2) {
      return false;
    }
    int next = stop + 2;
    return next < text.length() && Months.startsAt(text, next);
  }

  private int skipClosing(int from) {
    int at = from;
    while (at < text.length() && isClosing(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isClosing(char character) {
    return switch (character) {
      case '"', '\'', ')', ']', '*', '_', '\u201d', '\u2019', '\u00bb', '\u300d', '.', '!', '?' ->
          true;
      default -> false;
    };
  }

  private void closeSentence(int end) {
    position = Math.max(position, Math.min(end, text.length()));
    if (size == openSentence) {
      return;
    }
    if (sentenceCount == sentenceTokens.length) {
      sentenceTokens = Arrays.copyOf(sentenceTokens, sentenceCount * 2);
      sentenceEnds = Arrays.copyOf(sentenceEnds, sentenceCount * 2);
    }
    sentenceTokens[sentenceCount] = openSentence;
    sentenceEnds[sentenceCount] = Math.min(end, text.length());
    sentenceCount++;
    openSentence = size;
  }

  private void grow() {
    int capacity = size * 2;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    stems = Arrays.copyOf(stems, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    flags = Arrays.copyOf(flags, capacity);
  }
}
