package dev.lakeglass.redact;

import java.util.List;

/**
 * Telephone numbers: international ones by numbering plan, North American ones by shape, national
 * ones by libphonenumber in the configured regions, and any plausible number next to a word such as
 * "phone" in one of a dozen languages.
 */
final class PhoneDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;
  private static final int FEWEST_INTERNATIONAL_DIGITS = 8;
  private static final int MOST_NATIONAL_GROUPS = 6;
  private static final int MOST_NATIONAL_DIGITS = 13;

  private static final String CHAT_LINK = "wa.me/";

  private final List<String> regions;

  PhoneDetector(List<String> regions) {
    for (String region : regions) {
      if (!PhoneNumbers.isRegion(region)) {
        throw new IllegalArgumentException(
            "Unknown phone region \""
                + region
                + "\"; expected ISO 3166 codes in capitals such as GB");
      }
    }
    this.regions = List.copyOf(regions);
  }

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public String settings() {
    return regions.toString();
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.LONG_NUMBER)
        .ofLengthsBetween(1, MOST_DIGITS)
        .or(Trigger.keywords(CHAT_LINK));
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    if (!Characters.isDigit(text.at(position))) {
      examineLink(text, position + CHAT_LINK.length(), findings);
      return;
    }
    NumberRun run = text.numbers();
    if (run.digitCount(0, run.groups() - 1) < FEWEST_DIGITS) {
      return;
    }
    int group = 0;
    while (group < run.groups()) {
      int last = lastGroup(text, run, group);
      if (last >= 0) {
        int end = PhoneExtension.end(text, run.end(last));
        findings.add(start(text, run, group), end, "number");
        while (last + 1 < run.groups() && run.start(last + 1) < end) {
          last++;
        }
        group = last;
      } else if (DateShape.isAt(run, group)) {
        group += 2;
      }
      group++;
    }
  }

  /** Whether a number stands where that of a chat link does. */
  static boolean isLinked(Text text, int start) {
    return text.isAt(start - CHAT_LINK.length(), CHAT_LINK);
  }

  /** The number of a WhatsApp link, which stands in one piece after the host. */
  private static void examineLink(Text text, int from, Findings findings) {
    int start = text.at(from) == '+' ? from + 1 : from;
    int end = start;
    while (end - start <= MOST_DIGITS && Characters.isDigit(text.at(end))) {
      end++;
    }
    int digits = end - start;
    if (digits >= FEWEST_INTERNATIONAL_DIGITS && digits <= MOST_DIGITS) {
      findings.add(from, end, "link");
    }
  }

  private int lastGroup(Text text, NumberRun run, int first) {
    if (first == 0 && hasPlus(text, run)) {
      int last = international(text, run, 0);
      return last >= 0 ? last : nearPhoneWord(text, run, 0);
    }
    if (IbanDetector.isHeadBefore(text, run.start(0))
        || first == 0 && !isFreeBefore(text, run.start(0))
        || run.isShaped(first, 0x3332)) {
      return -1;
    }
    int last = NorthAmericanPhone.lastGroup(text, run, first);
    if (last >= 0) {
      return last;
    }
    if (run.length(first) > MOST_DIGITS || DateShape.isAt(run, first)) {
      return -1;
    }
    last = dialledAbroad(text, run, first);
    last = last >= 0 ? last : national(text, run, first);
    return last >= 0 ? last : nearPhoneWord(text, run, first);
  }

  private static boolean hasPlus(Text text, NumberRun run) {
    int before = run.start(0) - 1;
    if (text.at(before) == '(') {
      before--;
    }
    return text.at(before) == '+' && !Characters.continuesWord(text.at(before - 1));
  }

  private static boolean isFreeBefore(Text text, int start) {
    char before = text.at(start - 1);
    char beyond = text.at(start - 2);
    if (before == '(') {
      return !Characters.continuesWord(beyond);
    }
    boolean joined = before == '.' || before == '-' || before == '/';
    return !Characters.continuesWord(before)
        && before != '_'
        && before != '$'
        && before != '€'
        && before != '£'
        && !(joined && Characters.continuesWord(beyond));
  }

  private static int start(Text text, NumberRun run, int first) {
    int start = run.start(first);
    if (text.at(start - 1) == '(' && closes(text, start)) {
      start--;
    }
    if (text.at(start - 1) == '+') {
      start--;
    }
    return text.at(start - 1) == '(' && closes(text, start) && text.at(start) == '+'
        ? start - 1
        : start;
  }

  private static boolean closes(Text text, int from) {
    for (int i = from; i < from + 8; i++) {
      if (text.at(i) == ')') {
        return true;
      }
    }
    return false;
  }

  private static int international(Text text, NumberRun run, int first) {
    int possible = -1;
    for (int last = lastWithin(run, first, MOST_DIGITS + 1); last >= first; last--) {
      String digits = withoutTrunk(run, first, last);
      if (digits.length() < FEWEST_INTERNATIONAL_DIGITS || digits.length() > MOST_DIGITS) {
        continue;
      }
      if (Characters.isAsciiLetter(text.at(run.end(last)))
          && PhoneExtension.end(text, run.end(last)) == run.end(last)) {
        continue;
      }
      if (!text.spendLookup()) {
        return last;
      }
      PhoneNumbers.Standing standing = PhoneNumbers.international(digits);
      if (standing == PhoneNumbers.Standing.VALID) {
        return last;
      }
      if (standing == PhoneNumbers.Standing.POSSIBLE && possible < 0) {
        possible = last;
      }
    }
    boolean parenthesised = run.groups() > first + 1 && run.separator(first) == '(';
    return possible < 0 && parenthesised ? lastWithin(run, first, MOST_DIGITS) : possible;
  }

  /** The digits without the optional trunk prefix of {@code +44 (0)20 …}. */
  private static String withoutTrunk(NumberRun run, int first, int last) {
    StringBuilder digits = new StringBuilder();
    for (int group = first; group <= last; group++) {
      boolean isTrunk =
          group > first
              && run.length(group) == 1
              && run.digit(group, 0) == '0'
              && run.separator(group - 1) == '(';
      if (!isTrunk) {
        digits.append(run.digits(group, group));
      }
    }
    return digits.toString();
  }

  private static int lastWithin(NumberRun run, int first, int mostDigits) {
    int last = first;
    while (last + 1 < run.groups()
        && run.digitCount(first, last + 1) <= mostDigits
        && run.separator(last) != '?') {
      last++;
    }
    return last;
  }

  private static boolean isAbroad(NumberRun run, int first) {
    return run.length(first) >= 2 && run.digit(first, 0) == '0' && run.digit(first, 1) == '0';
  }

  /** Numbers after an international prefix: {@code 0044 20 …}, {@code 011 44 20 …}. */
  private int dialledAbroad(Text text, NumberRun run, int first) {
    boolean zeros = isAbroad(run, first);
    boolean elevens = run.length(first) == 3 && run.digits(first, first).equals("011");
    if (!zeros && !elevens) {
      return -1;
    }
    boolean grouped = first + 2 < run.groups();
    for (int last = lastWithin(run, first, MOST_DIGITS + 3); last >= first; last--) {
      String digits = run.digits(first, last).substring(zeros ? 2 : 3);
      if (digits.length() < FEWEST_INTERNATIONAL_DIGITS || digits.length() > MOST_DIGITS) {
        continue;
      }
      boolean valid =
          text.spendLookup() && PhoneNumbers.international(digits) == PhoneNumbers.Standing.VALID;
      if (valid && (grouped || speaksOfPhone(text, run, first, last)) && isFree(text, run, last)) {
        return last;
      }
    }
    return -1;
  }

  private int national(Text text, NumberRun run, int first) {
    boolean trunk = run.digit(first, 0) == '0';
    boolean parenthesised = text.at(run.start(first) - 1) == '(' && run.separator(first) == ')';
    if (!trunk && !parenthesised && !isCustomary(run, first)) {
      return isChineseMobile(text, run, first) ? first : -1;
    }
    if (trunk && run.length(first) == 1) {
      return -1;
    }
    if (first > 0
        && run.separator(first - 1) == run.separator(first)
        && !speaksOfPhone(text, run, first, first)) {
      return -1;
    }
    if (run.isFraction(first)
        || (trunk || !parenthesised)
            && text.context(run.start(first), run.end(first)).isNamed(Topic.IDENTIFIER)) {
      return -1;
    }
    int widest =
        Math.min(first + MOST_NATIONAL_GROUPS - 1, lastWithin(run, first, MOST_NATIONAL_DIGITS));
    for (int last = widest; last >= first; last--) {
      int count = run.digitCount(first, last);
      if (count < (trunk && last - first < 2 ? 9 : 8)) {
        return -1;
      }
      if (!isFree(text, run, last) || last == first && !isBareNational(text, run, first)) {
        continue;
      }
      if (trunk && parenthesised && last > first
          || run.isShaped(first, 0x244) && last == first + 2
          || run.isShaped(first, 0x234) && last == first + 2 && run.separator(first) == '/'
          || isNational(text, run, first, last, trunk || parenthesised)
              && (trunk || parenthesised || !Units.follow(text, run.end(last)))) {
        return last;
      }
    }
    return -1;
  }

  /** Written in one piece and known by its prefix, where China is among the regions. */
  private boolean isChineseMobile(Text text, NumberRun run, int group) {
    return run.length(group) == 11
        && run.digit(group, 0) == '1'
        && run.digit(group, 1) >= '3'
        && run.isFree(group, group)
        && regions.contains("CN")
        && isBareNational(text, run, group)
        && text.spendLookup()
        && PhoneNumbers.isValid(run.digits(group, group), "CN");
  }

  /** Spellings with neither a trunk zero nor parentheses that some region uses. */
  private static boolean isCustomary(NumberRun run, int first) {
    if (run.isShaped(first, 0x234) && run.separator(first) == '/') {
      return true;
    }
    if (first + 1 >= run.groups() || run.separator(first) != '-' && run.separator(first) != ' ') {
      return false;
    }
    return run.isShaped(first, 0x333)
        || run.isShaped(first, 0x2322)
        || run.isShaped(first, 0x3222)
        || run.isShaped(first, 0x254) && run.separator(first + 1) == '-'
        || run.isShaped(first, 0x244) && run.separator(first + 1) == '-'
        || run.isShaped(first, 0x2222) && run.isUniform(first, first + 3)
        || run.isShaped(first, 0x323)
        || run.isShaped(first, 0x55);
  }

  private static boolean isBareNational(Text text, NumberRun run, int group) {
    Context context = text.context(run.start(group), run.end(group));
    return context.mainlySpeaksOf(Topic.PHONE)
        || run.digitCount(group, group) <= 11
            && !context.mainlySpeaksOf(Topic.IDENTIFIER)
            && !context.mainlySpeaksOf(Topic.BANK)
            && !context.mainlySpeaksOf(Topic.TAXPAYER)
            && text.at(run.start(group) - 1) != '#';
  }

  private boolean isNational(Text text, NumberRun run, int first, int last, boolean marked) {
    String digits = run.digits(first, last);
    for (String region : regions) {
      if (!text.spendLookup()) {
        return marked;
      }
      if (PhoneNumbers.isValid(digits, region)
          && (marked || hasGroupsOf(PhoneNumbers.national(digits, region), run, first, last))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasGroupsOf(String spelling, NumberRun run, int first, int last) {
    String[] groups = spelling.replaceAll("\\D+", " ").trim().split(" ");
    if (run.isShaped(first, 0x55) && last == first + 1) {
      return spelling.matches("0?\\d{5} \\d{5}");
    }
    if (groups.length != last - first + 1) {
      return false;
    }
    for (int i = 0; i < groups.length; i++) {
      if (groups[i].length() != run.length(first + i)) {
        return false;
      }
    }
    return true;
  }

  private static int nearPhoneWord(Text text, NumberRun run, int first) {
    if (first > 0 && run.separator(first - 1) != ' ') {
      return -1;
    }
    boolean abroad = text.at(run.start(first) - 1) == '+' || isAbroad(run, first);
    int most = abroad ? MOST_DIGITS : MOST_NATIONAL_DIGITS;
    int last = lastWithin(run, first, most);
    while (last >= first && !isFree(text, run, last)) {
      last--;
    }
    if (last < first || text.at(run.start(first) - 1) == '#') {
      return -1;
    }
    int count = run.digitCount(first, last);
    boolean plausible =
        count >= FEWEST_DIGITS
            && count <= most
            && !isOtherwiseShaped(run, first, last)
            && !Units.follow(text, run.end(last));
    return plausible && speaksOfPhone(text, run, first, last) ? last : -1;
  }

  private static boolean isOtherwiseShaped(NumberRun run, int first, int last) {
    int groups = last - first + 1;
    boolean dotted = groups > 1 && run.isSeparatedBy('.', first, last);
    boolean yearly = run.length(first) == 4 && groups > 1 && isYear(run, first);
    boolean years = yearly && groups == 2 && run.length(last) == 4 && isYear(run, last);
    boolean milliseconds = groups == 1 && run.length(first) == 13 && run.digit(first, 0) == '1';
    return years
        || milliseconds
        || groups == 1 && isBinary(run, first)
        || yearly && run.digit(first, 0) == '2'
        || dotted && (groups == 4 || groups > 5 || run.length(last) == 1)
        || groups == 2 && dotted && (run.length(first) < 3 || run.length(last) == 6);
  }

  /** A power of two, or one less: a limit or size such as 1048576. */
  private static boolean isBinary(NumberRun run, int group) {
    long number = Long.parseLong(run.digits(group, group));
    return Long.bitCount(number) == 1 || (number & number + 1) == 0;
  }

  private static boolean isYear(NumberRun run, int group) {
    String century = run.digits(group, group).substring(0, 2);
    return century.equals("19") || century.equals("20");
  }

  private static boolean speaksOfPhone(Text text, NumberRun run, int first, int last) {
    Context context = text.context(run.start(first), run.end(last));
    return context.mainlySpeaksOf(Topic.PHONE) && !context.isNamed(Topic.IDENTIFIER)
        || context.isPlainNumber();
  }

  private static boolean isFree(Text text, NumberRun run, int last) {
    if (last < run.groups() - 1) {
      char separator = run.separator(last);
      return separator == ' ' || separator == '/' || separator == '(' || run.gap(last) > 1;
    }
    char after = text.at(run.end(last));
    return !Characters.continuesWord(after) && after != '_'
        || PhoneExtension.end(text, run.end(last)) > run.end(last);
  }
}
