package dev.lakeglass.check.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the facts of a text in one pass over its tokens: numbers with what they count, dates,
 * times, codes and names. Markup holds no facts.
 */
public final class FactFinder {
  private static final LongSet MORNING = LongSet.ofWords("am a.m vormittags");
  private static final LongSet EVENING = LongSet.ofWords("pm p.m nachmittags");
  private static final LongSet CLOCK = LongSet.ofWords("uhr o'clock");
  private static final long NOON = Hashing.ofWord("noon");
  private static final long MIDNIGHT = Hashing.ofWord("midnight");
  private static final int NOON_MINUTES = 720;
  private static final LongSet OF = LongSet.ofWords("of de del di");
  private static final long AND = Hashing.ofWord("and");
  private static final long A = Hashing.ofWord("a");
  private static final long HALF = Hashing.ofWord("half");
  private static final LongSet A_OR_AN = LongSet.ofWords("a an");
  private static final LongSet BEFORE_SPANS =
      LongSet.ofWords("within for after in than least most takes lasts about");
  private static final LongSet OF_SOMETHING = LongSet.ofWords("of the der des de del della van");
  private static final int LARGEST_YEAR = 2_200;
  private static final int SMALLEST_YEAR = 1_900;

  private final TokenizedText text;
  private final List<Fact> facts = new ArrayList<>();

  private FactFinder(TokenizedText text) {
    this.text = text;
  }

  /** Facts in the order of their first tokens. */
  public static List<Fact> find(TokenizedText text) {
    FactFinder finder = new FactFinder(text);
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      finder.sentence(text.firstToken(sentence), text.endToken(sentence));
    }
    return finder.facts;
  }

  /** The number a word such as "seven" means; 0 if it is no number. */
  public static int spelledNumber(long hash) {
    return Units.spelled(hash);
  }

  private void sentence(int from, int end) {
    boolean isShouted = isShouted(from, end);
    int token = from;
    while (token < end) {
      token = text.isMarkup(token) ? token + 1 : next(token, end, isShouted);
    }
  }

  private int next(int token, int end, boolean isShouted) {
    return switch (text.kind(token)) {
      case NUMBER -> number(token, end);
      case CODE -> code(token);
      case WORD -> word(token, end, isShouted);
      case IDEOGRAPH -> token + 1;
    };
  }

  private int add(Fact fact) {
    facts.add(fact);
    return fact.endToken();
  }

  private int code(int token) {
    int date = dottedDate(token);
    return date > 0
        ? add(Fact.of(FactType.DATE, token, token + 1, date))
        : add(new Fact(FactType.CODE, token, token + 1, 0, 0, text.hash(token), false));
  }

  private int word(int token, int end, boolean isShouted) {
    if (Months.of(text.hash(token)) > 0) {
      int after = monthFirst(token, end);
      if (after > token) {
        return after;
      }
    }
    if (text.hash(token) == NOON || text.hash(token) == MIDNIGHT) {
      return add(clock(token, token + 1, text.hash(token) == NOON ? NOON_MINUTES : 0));
    }
    int spelled = Units.spelled(text.hash(token));
    if (spelled > 0) {
      return spelled(token, end, spelled);
    }
    if (isSpanOfTime(token, end)) {
      return spelled(token, end, 1);
    }
    double share = Units.share(text.hash(token));
    if (share > 0 && token + 1 < end && OF_SOMETHING.contains(text.hash(token + 1))) {
      return addShare(token, token + 1, share);
    }
    return isShouted ? token + 1 : name(token, end);
  }

  private int number(int token, int end) {
    int after = date(token, end);
    if (after == token) {
      after = time(token, end);
    }
    return after == token ? amount(token, end) : after;
  }

  // Dates

  private int date(int token, int end) {
    int joined = joinedDate(token, end);
    if (joined > token) {
      return joined;
    }
    int month = token + 1;
    if (month < end && OF.contains(text.hash(month))) {
      month++;
    }
    if (month >= end || Months.of(text.hash(month)) == 0 || intValue(token) > 31) {
      return token;
    }
    int day = intValue(token);
    return dayMonth(token, day, month, end);
  }

  /** 22 November [2026], 22. November, 22 de noviembre de 2026. */
  private int dayMonth(int first, int day, int month, int end) {
    int year = month + 1;
    if (year < end && OF.contains(text.hash(year))) {
      year++;
    }
    int monthAndDay = Months.of(text.hash(month)) * 100 + day;
    return isYear(year, end)
        ? add(Fact.of(FactType.DATE, first, year + 1, intValue(year) * 10_000 + monthAndDay))
        : add(Fact.of(FactType.DATE, first, month + 1, monthAndDay));
  }

  /** November 22[, 2026], November 2026. */
  private int monthFirst(int token, int end) {
    int month = Months.of(text.hash(token)) * 100;
    int next = token + 1;
    if (next < end && OF.contains(text.hash(next))) {
      next++;
    }
    if (isYear(next, end)) {
      return add(Fact.of(FactType.DATE, token, next + 1, intValue(next) * 10_000 + month));
    }
    boolean isDay =
        next < end
            && text.kind(next) == TokenKind.NUMBER
            && text.isCapitalized(token)
            && intValue(next) >= 1
            && intValue(next) <= 31;
    if (!isDay) {
      return token;
    }
    int afterDay = next + 1;
    if (afterDay < end && isOrdinalEnding(afterDay)) {
      afterDay++;
    }
    int date = month + intValue(next);
    return isYear(afterDay, end)
        ? add(Fact.of(FactType.DATE, token, afterDay + 1, intValue(afterDay) * 10_000 + date))
        : add(Fact.of(FactType.DATE, token, afterDay, date));
  }

  private boolean isOrdinalEnding(int token) {
    return switch (text.end(token) - text.start(token)) {
      case 2 -> {
        String word = text.word(token);
        yield word.equals("th") || word.equals("st") || word.equals("nd") || word.equals("rd");
      }
      default -> false;
    };
  }

  /** 2026-11-22, 11/22/2026, 22/11/2026. */
  private int joinedDate(int token, int end) {
    if (token + 2 >= end || !isJoined(token, token + 1) || !isJoined(token + 1, token + 2)) {
      return token;
    }
    if (text.kind(token + 1) != TokenKind.NUMBER || text.kind(token + 2) != TokenKind.NUMBER) {
      return token;
    }
    int first = intValue(token);
    int second = intValue(token + 1);
    int third = intValue(token + 2);
    if (isYear(token, end)) {
      return addDate(token, token + 3, first, second, third);
    }
    return isYear(token + 2, end) ? addDate(token, token + 3, third, second, first) : token;
  }

  private int addDate(int token, int end, int year, int month, int day) {
    double value = year * 10_000.0 + month * 100 + day;
    double swapped = day <= 12 ? year * 10_000.0 + day * 100 + month : value;
    double likelier = month > 12 ? year * 10_000.0 + day * 100 + month : value;
    return add(new Fact(FactType.DATE, token, end, likelier, swapped, 0, false));
  }

  private boolean isJoined(int left, int right) {
    if (text.start(right) - text.end(left) != 1) {
      return false;
    }
    char between = text.after(left);
    return between == '-' || between == '/';
  }

  /** 22.11.2026 is one token; 0 if the token is no such date. */
  private int dottedDate(int token) {
    String[] parts = text.word(token).split("\\.");
    if (parts.length != 3 || parts[2].length() != 4 || parts[0].length() > 2) {
      return 0;
    }
    int date = 0;
    for (int part = 2; part >= 0; part--) {
      if (!parts[part].chars().allMatch(Character::isDigit) || parts[part].length() > 4) {
        return 0;
      }
      date = date * 100 + Integer.parseInt(parts[part]);
    }
    return date;
  }

  private boolean isYear(int token, int end) {
    return token < end
        && text.kind(token) == TokenKind.NUMBER
        && text.end(token) - text.start(token) == 4
        && intValue(token) >= SMALLEST_YEAR
        && intValue(token) <= LARGEST_YEAR;
  }

  private int intValue(int token) {
    double value = text.number(token);
    return value > Integer.MAX_VALUE || value != Math.rint(value) ? -1 : (int) value;
  }

  // Times of day

  /** 17:30, 5:30 pm, 9 am, 9 Uhr. */
  private int time(int token, int end) {
    int hour = intValue(token);
    if (hour < 0 || hour > 24) {
      return token;
    }
    boolean hasMinutes =
        token + 1 < end
            && text.after(token) == ':'
            && text.start(token + 1) == text.end(token) + 1
            && text.end(token + 1) - text.start(token + 1) == 2
            && text.kind(token + 1) == TokenKind.NUMBER;
    int minutes = hasMinutes ? intValue(token + 1) : 0;
    int marker = hasMinutes ? token + 2 : token + 1;
    boolean hasMarker = isAdjacent(marker - 1, marker, end);
    long hash = hasMarker ? text.hash(marker) : 0;
    boolean isLetters = hasMarker && isSpelledOut(marker, end);
    if (MORNING.contains(hash) || isLetters && isInitial(marker, 'a')) {
      return add(clock(token, marker + (isLetters ? 2 : 1), hour % 12 * 60 + minutes));
    }
    if (EVENING.contains(hash) || isLetters && isInitial(marker, 'p')) {
      return add(clock(token, marker + (isLetters ? 2 : 1), (hour % 12 + 12) * 60 + minutes));
    }
    if (CLOCK.contains(hash)) {
      return add(clock(token, marker + 1, hour * 60 + minutes));
    }
    return hasMinutes ? add(clock(token, marker, hour * 60 + minutes)) : token;
  }

  /** 24:00 is 0:00. */
  private static Fact clock(int token, int endToken, int minutes) {
    return Fact.of(FactType.TIME, token, endToken, minutes % 1_440);
  }

  /** "a.m." and "p.m." are two tokens. */
  private boolean isSpelledOut(int marker, int end) {
    return marker + 1 < end && isInitial(marker + 1, 'm') && text.after(marker) == '.';
  }

  private boolean isInitial(int token, char letter) {
    return text.end(token) - text.start(token) == 1
        && Characters.fold(text.text().charAt(text.start(token))) == letter;
  }

  // Amounts

  private int amount(int token, int end) {
    double value = text.number(token);
    double alternative = text.alternativeNumber(token);
    int after = token + 1;
    long next = after < end ? text.hash(after) : 0;
    double scale = isAdjacent(token, after, end) ? Units.scale(next) : 1;
    if (scale > 1) {
      after++;
      next = after < end ? text.hash(after) : 0;
    }
    return unit(
        new Fact(FactType.NUMBER, token, after, value * scale, alternative * scale, 0, false), end);
  }

  private int unit(Fact number, int end) {
    int last = number.endToken() - 1;
    int after = number.endToken();
    long currency = currency(number.token(), last);
    if (currency != 0) {
      return add(with(number, FactType.MONEY, currency, 1, after));
    }
    if (sign(last) == '%') {
      return add(with(number, FactType.PERCENT, Units.PERCENT, 1, after));
    }
    if (!isAdjacent(last, after, end)) {
      return add(number);
    }
    long word = text.hash(after);
    if (Units.currency(word) != 0) {
      return add(with(number, FactType.MONEY, Units.currency(word), 1, after + 1));
    }
    if (Units.isPercent(word)) {
      return add(with(number, FactType.PERCENT, Units.PERCENT, 1, after + 1));
    }
    return Units.unit(word)
        .map(
            unit ->
                add(with(number, FactType.QUANTITY, unit.dimension(), unit.factor(), after + 1)))
        .orElseGet(() -> counted(number, after, end));
  }

  /**
   * 5 business days, or a number of things: the stem of the noun is the unit, and the noun stays to
   * be read.
   */
  private int counted(Fact number, int noun, int end) {
    Optional<Units.Unit> next =
        isAdjacent(noun, noun + 1, end) && text.end(noun + 1) - text.start(noun + 1) > 2
            ? Units.unit(text.hash(noun + 1))
            : Optional.empty();
    if (next.isPresent()) {
      return add(
          with(number, FactType.QUANTITY, next.get().dimension(), next.get().factor(), noun + 2));
    }
    boolean isNoun = text.kind(noun) == TokenKind.WORD && !Stopwords.contains(text.hash(noun));
    return isNoun ? add(with(number, FactType.QUANTITY, text.stem(noun), 1, noun)) : add(number);
  }

  private static Fact with(Fact number, FactType type, long unit, double factor, int endToken) {
    return new Fact(
        type,
        number.token(),
        endToken,
        number.value() * factor,
        number.alternative() * factor,
        unit,
        number.isSpelled());
  }

  private long currency(int first, int last) {
    long before = Units.currency(text.before(first));
    if (before != 0) {
      return before;
    }
    long after = Units.currency(sign(last));
    if (after != 0) {
      return after;
    }
    boolean hasCode = first > 0 && text.isAllCapitals(first - 1) && text.before(first) == ' ';
    return hasCode ? Units.currency(text.hash(first - 1)) : 0;
  }

  /** The character after a token, past one space. */
  private char sign(int token) {
    char after = text.after(token);
    int next = text.end(token) + 1;
    boolean isSpace = after == ' ' || after == '\u00a0' || after == '\u202f';
    return isSpace && next < text.text().length() ? text.text().charAt(next) : after;
  }

  /** Whether nothing but a space or a hyphen stands between two tokens, or nothing at all. */
  private boolean isAdjacent(int token, int next, int end) {
    if (next >= end) {
      return false;
    }
    int gap = text.start(next) - text.end(token);
    char between = text.after(token);
    boolean isLight =
        between == ' ' || between == '-' || between == '\u00a0' || between == '\u202f';
    return gap == 0 || gap == 1 && isLight;
  }

  /** Within <em>a week</em>; in "six euros a day" it is a rate. */
  private boolean isSpanOfTime(int token, int end) {
    return A_OR_AN.contains(text.hash(token))
        && !text.isSentenceStart(token)
        && BEFORE_SPANS.contains(text.hash(token - 1))
        && token + 1 < end
        && Units.unit(text.hash(token + 1)).isPresent();
  }

  /** Half of, two thirds: a percentage. */
  private int addShare(int token, int endToken, double share) {
    double percent = 100 * share;
    return add(new Fact(FactType.PERCENT, token, endToken, percent, percent, Units.PERCENT, true));
  }

  private int spelled(int token, int end, int first) {
    double share = token + 1 < end ? Units.share(text.hash(token + 1)) : 0;
    if (share > 0 && isAdjacent(token, token + 1, end)) {
      return addShare(token, token + 2, first * share);
    }

    int ones = first % 10 == 0 && first < 100 ? ones(token, end) : 0;
    int whole = ones > 0 ? token + 2 : token + 1;
    boolean isHalfMore = isAndAHalf(whole, end);
    double value = first + ones + (isHalfMore ? 0.5 : 0);
    int after = isHalfMore ? whole + 3 : whole;
    Fact number = new Fact(FactType.NUMBER, token, after, value, value, 0, true);
    if (!isAdjacent(after - 1, after, end)) {
      return after;
    }
    return Units.unit(text.hash(after))
        .map(
            unit ->
                add(with(number, FactType.QUANTITY, unit.dimension(), unit.factor(), after + 1)))
        .orElseGet(() -> value == 1 ? after : counted(number, after, end));
  }

  /** Four <em>and a half</em> hours. */
  private boolean isAndAHalf(int token, int end) {
    return token + 3 < end
        && text.hash(token) == AND
        && text.hash(token + 1) == A
        && text.hash(token + 2) == HALF;
  }

  /** The second part of "twenty-two"; 0 if there is none. */
  private int ones(int tens, int end) {
    boolean isJoined = tens + 1 < end && text.after(tens) == '-';
    int value = isJoined ? Units.spelled(text.hash(tens + 1)) : 0;
    return value < 10 ? value : 0;
  }

  // Names

  private int name(int token, int end) {
    if (!isNamePart(token)) {
      return token + 1;
    }
    int after = token + 1;
    while (after < end && isNamePart(after) && isAdjacent(after - 1, after, end)) {
      after++;
    }
    boolean startsSentence = text.isSentenceStart(token) || followsOpening(token);
    if (startsSentence && (Stopwords.contains(text.hash(token)) || after == token + 1)) {
      boolean isAcronym = text.isAllCapitals(token) && !Stopwords.contains(text.hash(token));
      return after == token + 1 && !isAcronym
          ? after
          : addName(isAcronym ? token : token + 1, after);
    }
    return addName(token, after);
  }

  private int addName(int token, int after) {
    return add(new Fact(FactType.NAME, token, after, 0, 0, 0, false));
  }

  private boolean isNamePart(int token) {
    return text.kind(token) == TokenKind.WORD
        && text.isCapitalized(token)
        && !text.isMarkup(token)
        && text.end(token) - text.start(token) > 1
        && Months.of(text.hash(token)) == 0
        && !Weekdays.contains(text.hash(token))
        && Units.currency(text.hash(token)) == 0
        && (text.isSentenceStart(token) || !Stopwords.contains(text.hash(token)));
  }

  /** After a colon, a quotation mark or a list mark, a capital letter says nothing. */
  private boolean followsOpening(int token) {
    int at = text.start(token) - 1;
    while (at >= 0 && text.text().charAt(at) == ' ') {
      at--;
    }
    return at < 0
        || ":\"\u201c\u201e\u00ab*-\u2013\u2014\u2022#(\n|>".indexOf(text.text().charAt(at)) >= 0;
  }

  /** Headings and shouted sentences: most words capitalised, so a capital letter says nothing. */
  private boolean isShouted(int from, int end) {
    int words = 0;
    int capitalized = 0;
    for (int token = from; token < end; token++) {
      if (text.kind(token) == TokenKind.WORD && !Stopwords.contains(text.hash(token))) {
        words++;
        capitalized += text.isCapitalized(token) ? 1 : 0;
      }
    }
    return words > 1 && (capitalized == words || words >= 5 && capitalized * 5 >= words * 4);
  }
}
