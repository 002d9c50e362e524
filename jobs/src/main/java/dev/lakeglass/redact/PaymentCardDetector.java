package dev.lakeglass.redact;

/**
 * Payment card numbers: a brand's issuer range and length (ISO/IEC 7812-1) and the Luhn digit, bare
 * or in a customary grouping.
 */
final class PaymentCardDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int FEWEST_DIGITS = 12;
  private static final int MOST_DIGITS = 19;
  private static final int RARE_DIGITS = 13;
  private static final int[][] GROUPINGS = {
    {4, 4, 4, 4, 3},
    {4, 4, 4, 4, 1},
    {4, 4, 4, 4},
    {4, 4, 4, 1},
    {4, 4, 4},
    {4, 4, 4, 2},
    {4, 4, 4, 3},
    {4, 6, 5},
    {4, 6, 4},
    {4, 5, 6},
    {4, 4, 7},
    {6, 13},
    {8, 8},
    {8, 11},
    {6, 10},
    {4, 12},
    {4, 8, 4},
    {6, 4, 6},
    {4, 4, 5}
  };

  /** Begins the first track of a magnetic stripe (ISO/IEC 7813): {@code %B4111…^DOE/JANE^…}. */
  private static final String TRACK = "%b";

  /** Also joined by what stands for a space in names and forms: {@code 4111_1111_1111_1111}. */
  private static final int[][] JOINED = {{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}};

  @Override
  public String name() {
    return "payment_card";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.LONG_NUMBER)
        .ofLengths(4, 6, 8, 12, 13, 14, 15, 16, 17, 18, 19)
        .or(Trigger.beforeDigit("_+"))
        .or(Trigger.keywords(TRACK));
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    if (text.at(position) == '%') {
      examineTrack(text, position + TRACK.length(), findings);
      return;
    }
    if (!Characters.isDigit(text.at(position))) {
      examineJoined(text, position, findings);
      return;
    }
    NumberRun run = text.numbers();
    if (run.digitCount(0, run.groups() - 1) < FEWEST_DIGITS) {
      return;
    }
    int group = 0;
    while (group < run.groups()) {
      int last = lastGroup(text, run, group);
      if (last >= 0 && !isOther(text, run, group, last)) {
        findings.add(run.start(group), run.end(last), "luhn");
        group = last;
      }
      group++;
    }
  }

  private static void examineTrack(Text text, int start, Findings findings) {
    int end = start;
    while (end - start <= MOST_DIGITS && Characters.isDigit(text.at(end))) {
      end++;
    }
    if (end - start >= FEWEST_DIGITS && text.at(end) == '^' && isCard(text.slice(start, end))) {
      findings.add(start, end, "luhn");
    }
  }

  private static void examineJoined(Text text, int separator, Findings findings) {
    char joint = text.at(separator);
    int start = separator - JOINED[0][0];
    char before = text.at(start - 1);
    if (before == joint || before == '_' || Characters.continuesWord(before)) {
      return;
    }
    for (int[] grouping : JOINED) {
      int end = joinedEnd(text, start, joint, grouping);
      if (end > 0 && isCard(text.slice(start, end).replace(String.valueOf(joint), ""))) {
        findings.add(start, end, "luhn");
        return;
      }
    }
  }

  private static int joinedEnd(Text text, int start, char joint, int[] grouping) {
    int at = start;
    for (int length : grouping) {
      if (at > start && text.at(at++) != joint) {
        return -1;
      }
      for (int digit = 0; digit < length; digit++) {
        if (!Characters.isDigit(text.at(at++))) {
          return -1;
        }
      }
    }
    char after = text.at(at);
    return after == joint || after == '_' || Characters.continuesWord(after) ? -1 : at;
  }

  private static int lastGroup(Text text, NumberRun run, int first) {
    int length = run.length(first);
    if (length >= FEWEST_DIGITS) {
      return isBare(text, run, first) && isCard(run.digits(first, first)) ? first : -1;
    }
    if (length != 4 && length != 6 && length != 8 || first == run.groups() - 1) {
      return -1;
    }
    if (first == 0 && isJoined(text, run.start(0))
        || IbanDetector.isHeadBefore(text, run.start(0))) {
      return -1;
    }
    for (int[] grouping : GROUPINGS) {
      int last = first + grouping.length - 1;
      if (grouping[0] == length
          && run.hasLengths(first, grouping)
          && run.isEvenlySpaced(first, last)
          && (run.separator(first) != '/' || grouping.length == 4)
          && (grouping.length != 3 || grouping[2] > 5 || standsAlone(run, first, last))
          && !Characters.continuesWord(text.at(run.end(last)))
          && isCard(run.digits(first, last))) {
        return last;
      }
    }
    return -1;
  }

  /** Article and account numbers share the lengths that are rare for cards. */
  private static boolean isOther(Text text, NumberRun run, int first, int last) {
    if (Units.follow(text, run.end(last)) || PhoneDetector.isLinked(text, run.start(first))) {
      return true;
    }
    if (run.digitCount(first, last) > RARE_DIGITS) {
      return false;
    }
    Context context = text.context(run.start(first), run.end(last));
    return context.mainlySpeaksOf(Topic.IDENTIFIER) && !context.speaksOf(Topic.CARD);
  }

  /** Short numbers must not be a part of a longer chain of groups, which failed its check. */
  private static boolean standsAlone(NumberRun run, int first, int last) {
    char separator = run.separator(first);
    return (first == 0 || run.separator(first - 1) != separator || run.length(first - 1) != 4)
        && (last == run.groups() - 1 || run.separator(last) != separator || run.length(last) != 4);
  }

  private static boolean isBare(Text text, NumberRun run, int group) {
    return run.length(group) <= MOST_DIGITS && run.isFree(group, group);
  }

  private static boolean isJoined(Text text, int start) {
    char before = text.at(start - 1);
    return Characters.continuesWord(before)
        || before == '.' && Characters.isDigit(text.at(start - 2));
  }

  static boolean isCard(String digits) {
    return isIssued(digits) && Checksums.luhn(digits) && !isOneDigit(digits);
  }

  private static boolean isOneDigit(String digits) {
    return digits.equals(digits.substring(0, 1).repeat(digits.length()));
  }

  private static boolean isIssued(String digits) {
    int length = digits.length();
    int six = Integer.parseInt(digits.substring(0, 6));
    int four = six / 100;
    int three = six / 1000;
    int two = six / 10000;
    return switch (two / 10) {
      case 4 -> length == 13 || length == 16 || length == 19;
      case 5 -> isFives(two, four, length);
      case 6 -> isSixes(two, four, length);
      case 3 -> isThrees(two, three, four, length);
      case 2 -> isTwos(four, length);
      case 8 -> (two == 81 || two == 82) && length == 16 || four == 8699 && length == 15;
      case 9 -> four == 9792 && length == 16;
      case 1 -> (four == 1800 || two == 10 || two == 11 || two == 12) && length == 15;
      case 0 -> four == 604 && length >= FEWEST_DIGITS;
      default -> false;
    };
  }

  private static boolean isFives(int two, int four, int length) {
    boolean mastercard = two >= 51 && two <= 55 && length == 16;
    boolean maestro = two == 50 || two >= 56 && two <= 58;
    boolean diners = (two == 54 || two == 55) && length == 16;
    return mastercard || diners || maestro && length >= FEWEST_DIGITS || four == 5019;
  }

  /** Discover, UnionPay, RuPay, Maestro, InstaPayment and Hipercard share the sixes. */
  private static boolean isSixes(int two, int four, int length) {
    boolean long16 = length >= 16;
    boolean maestro =
        two == 67 || two == 63 || two == 69 || four == 6220 || four == 6012 || two == 61;
    return long16 || maestro && length >= FEWEST_DIGITS;
  }

  private static boolean isThrees(int two, int three, int four, int length) {
    boolean amex = (two == 34 || two == 37) && length == 15;
    boolean diners =
        (three >= 300 && three <= 305 || two == 36 || two == 38 || two == 39)
            && length >= 14
            && length <= 19
            && length != 15;
    boolean jcb = two == 35 && length >= 16;
    return amex || diners || jcb;
  }

  /** Mastercard's second range, Mir, and JCB's old one. */
  private static boolean isTwos(int four, int length) {
    boolean sixteen =
        (four >= 2221 && four <= 2720 || four >= 2200 && four <= 2204) && length >= 16;
    return sixteen
        || (four == 2131 || four == 2100 || four == 2014 || four == 2149) && length == 15;
  }
}
