package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.FactFinder;
import dev.lakeglass.check.text.FactType;
import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.Stopwords;
import dev.lakeglass.check.text.TokenKind;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Arrays;
import java.util.List;

/** The facts of all texts the model was given, ready to be asked for. */
final class ContextFacts {
  private static final long TIME = Hashing.ofWord("dimension:time");

  /** The last of the words after which a number need not be exact: "about 90", "more than 600". */
  private static final LongSet ROUGHLY =
      LongSet.ofWords(
          "about around roughly approximately nearly almost over under some than circa ca rund"
              + " etwa knapp fast uber unter als");

  private static final double NEAR = 0.1;
  private static final double RESOLUTION = 1e6;

  private final LongSet words = new LongSet(512);
  private final LongSet values = new LongSet(64);
  private final LongSet valuesWithUnit = new LongSet(64);
  private final LongSet units = new LongSet(64);
  private final LongSet namedNumbers = new LongSet(64);
  private final LongSet namesOfNumbers = new LongSet(64);
  private double[] numbers = new double[64];
  private int numberCount;
  private int[] dates = new int[16];
  private int dateCount;

  /** The facts of a text, once added. */
  List<Fact> add(TokenizedText text) {
    for (int token = 0; token < text.size(); token++) {
      words.add(text.hash(token));
      words.add(text.stem(token));
      if (text.isHyphenated(token)) {
        words.add(text.joinedStem(token));
      }
      if (text.kind(token) == TokenKind.NUMBER) {
        values.add(key(text.number(token)));
        values.add(key(text.alternativeNumber(token)));
        if (isNamed(text, token)) {
          namedNumbers.add(namedNumber(text, token));
          namesOfNumbers.add(text.hash(token - 1));
        }
      }
    }
    List<Fact> facts = text.facts();
    facts.forEach(this::add);
    return facts;
  }

  private void add(Fact fact) {
    switch (fact.type()) {
      case DATE -> {
        addDate((int) fact.value());
        addDate((int) fact.alternative());
      }
      case TIME -> addTime((int) fact.value());
      case NUMBER, PERCENT, MONEY, QUANTITY -> addAmount(fact);
      case CODE, NAME -> {}
    }
  }

  /** A full hour may be told without its minutes, "until 5", on a clock of 24 hours or 12. */
  private void addTime(int minutes) {
    valuesWithUnit.add(key(TIME, minutes));
    if (minutes % 60 == 0) {
      values.add(key(minutes / 60));
      values.add(key((minutes / 60 + 11) % 12 + 1));
    }
  }

  private void addAmount(Fact fact) {
    values.add(key(fact.value()));
    values.add(key(fact.alternative()));
    addNumber(fact.value());
    if (fact.unit() != 0) {
      units.add(fact.unit());
      valuesWithUnit.add(key(fact.unit(), fact.value()));
      valuesWithUnit.add(key(fact.unit(), fact.alternative()));
    }
  }

  private void addNumber(double number) {
    if (numberCount == numbers.length) {
      numbers = Arrays.copyOf(numbers, numberCount * 2);
    }
    numbers[numberCount] = number;
    numberCount++;
  }

  private void addDate(int date) {
    if (dateCount == dates.length) {
      dates = Arrays.copyOf(dates, dateCount * 2);
    }
    dates[dateCount] = date;
    dateCount++;
  }

  boolean hasWord(long hash) {
    return words.contains(hash);
  }

  /**
   * Whether a bare number stands in the context after the same name: iOS 16, Section 4, Zimmer 12.
   * It belongs to that name, so it is right wherever the pair is.
   */
  boolean hasNamedNumber(Fact fact, TokenizedText answer) {
    return fact.type() == FactType.NUMBER
        && isNamed(answer, fact.token())
        && namedNumbers.contains(namedNumber(answer, fact.token()));
  }

  /** Whether a bare number stands after a name that the context has with other numbers only. */
  boolean hasOtherNamedNumber(Fact fact, TokenizedText answer) {
    return fact.type() == FactType.NUMBER
        && isNamed(answer, fact.token())
        && namesOfNumbers.contains(answer.hash(fact.token() - 1))
        && !namedNumbers.contains(namedNumber(answer, fact.token()));
  }

  private static boolean isNamed(TokenizedText text, int number) {
    int name = number - 1;
    return name >= 0
        && text.kind(name) == TokenKind.WORD
        && text.before(number) == ' '
        && text.start(number) == text.end(name) + 1
        && !Stopwords.contains(text.hash(name))
        && text.word(name).chars().anyMatch(Character::isUpperCase);
  }

  private static long namedNumber(TokenizedText text, int number) {
    return key(text.hash(number - 1), text.number(number));
  }

  Support supportOf(Fact fact, TokenizedText answer) {
    return switch (fact.type()) {
      case NUMBER -> number(fact, answer);
      case PERCENT, MONEY, QUANTITY -> amount(fact, answer);
      case TIME -> present(valuesWithUnit.contains(key(TIME, fact.value())));
      case DATE -> present(hasDate((int) fact.value()) || hasDate((int) fact.alternative()));
      case CODE -> present(hasWord(answer.hash(fact.token())));
      case NAME -> present(hasName(fact, answer));
    };
  }

  private static Support present(boolean isPresent) {
    return isPresent ? Support.SUPPORTED : Support.ABSENT;
  }

  private Support number(Fact fact, TokenizedText answer) {
    return present(hasValue(fact) || isYearOfDate(fact.value()) || isNearby(fact, answer));
  }

  /** Whether a number that need not be exact is a tenth off one of the context, or less. */
  boolean isNearby(Fact fact, TokenizedText answer) {
    boolean isRough = fact.token() > 0 && ROUGHLY.contains(answer.hash(fact.token() - 1));
    for (int index = 0; isRough && index < numberCount; index++) {
      if (Math.abs(numbers[index] - fact.value()) <= NEAR * fact.value()) {
        return true;
      }
    }
    return false;
  }

  private Support amount(Fact fact, TokenizedText answer) {
    boolean isExact =
        valuesWithUnit.contains(key(fact.unit(), fact.value()))
            || valuesWithUnit.contains(key(fact.unit(), fact.alternative()));
    if (isExact) {
      return Support.SUPPORTED;
    }
    boolean isValueThere =
        hasValue(fact)
            || isNearby(fact, answer)
            || answer.kind(fact.token()) == TokenKind.NUMBER
                && values.contains(key(answer.number(fact.token())))
            || fact.isSpelled()
                && values.contains(key(FactFinder.spelledNumber(answer.hash(fact.token()))));
    if (isValueThere) {
      return Support.VALUE_ONLY;
    }
    return units.contains(fact.unit()) ? Support.CONTRADICTED : Support.ABSENT;
  }

  private boolean hasValue(Fact fact) {
    return values.contains(key(fact.value())) || values.contains(key(fact.alternative()));
  }

  private boolean isYearOfDate(double value) {
    return Arrays.stream(dates, 0, dateCount).anyMatch(date -> date / 10_000 == value);
  }

  /** A context date that says less than the answer's, but for the year, does not support it. */
  private boolean hasDate(int date) {
    for (int index = 0; index < dateCount; index++) {
      if (isCompatible(date, dates[index])) {
        return true;
      }
    }
    return false;
  }

  static boolean isCompatible(int date, int known) {
    int year = date / 10_000;
    int knownYear = known / 10_000;
    int day = date % 100;
    boolean isSameYear = year == knownYear || year == 0 || knownYear == 0;
    boolean isSameMonth = date / 100 % 100 == known / 100 % 100;
    return isSameYear && isSameMonth && (day == 0 || day == known % 100);
  }

  private boolean hasName(Fact name, TokenizedText answer) {
    return missingParts(name, answer) == 0;
  }

  /**
   * How many words of a name stand nowhere. "Ask Maria Keller": a word that begins the sentence is
   * capitalised without being a name, so it does not count beside others.
   */
  int missingParts(Fact name, TokenizedText answer) {
    int missing = 0;
    for (int token = name.token(); token < name.endToken(); token++) {
      boolean isPart = !answer.isSentenceStart(token) || name.endToken() == name.token() + 1;
      boolean isKnown = hasWord(answer.hash(token)) || hasWord(answer.stem(token));
      missing += isPart && !isKnown ? 1 : 0;
    }
    return missing;
  }

  /** Values are compared to six decimals, so that 0.1 kg is 100 g. */
  private static long key(double value) {
    return Hashing.combine(1, Math.round(value * RESOLUTION));
  }

  private static long key(long unit, double value) {
    return Hashing.combine(unit, Math.round(value * RESOLUTION));
  }
}
