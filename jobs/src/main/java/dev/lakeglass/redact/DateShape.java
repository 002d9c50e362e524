package dev.lakeglass.redact;

/** Tells dates written in digits from other numbers. */
final class DateShape {
  private DateShape() {}

  /** Whether a date in digits begins at the group: 2026-11-22, 22.11.2026, 11/22/26. */
  static boolean isAt(NumberRun run, int first) {
    if (first + 2 >= run.groups()
        || run.separator(first) == ' '
        || !run.isUniform(first, first + 2)) {
      return false;
    }
    int a = run.length(first);
    int b = run.length(first + 1);
    int c = run.length(first + 2);
    if (b > 2 || first + 3 < run.groups() && run.separator(first + 2) == run.separator(first)) {
      return false;
    }
    boolean yearFirst = a == 4 && c <= 2 && isYear(run, first);
    boolean yearLast = a <= 2 && (c == 2 || c == 4 && isYear(run, first + 2));
    return (yearFirst || yearLast) && hasMonth(run, first, yearFirst);
  }

  /** Whether the code is nothing but a date in digits, such as {@code 1990-05-12}. */
  static boolean isWritten(Text text, int start, int end) {
    NumberRun run = text.numbers();
    return run.groups() > 0
        && run.start(0) == start
        && (isAt(run, 0) && end <= run.end(2)
            || run.end(0) == end && run.length(0) == 8 && isCompact(run.digits(0, 0)));
  }

  /** Whether eight digits read as year, month and day of the last two centuries. */
  static boolean isCompact(String digits) {
    int month = Integer.parseInt(digits.substring(4, 6));
    int day = Integer.parseInt(digits.substring(6));
    boolean century = digits.startsWith("19") || digits.startsWith("20");
    return century && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static boolean isYear(NumberRun run, int group) {
    int century = (run.digit(group, 0) - '0') * 10 + run.digit(group, 1) - '0';
    return century >= 18 && century <= 21;
  }

  private static boolean hasMonth(NumberRun run, int first, boolean yearFirst) {
    int one = value(run, yearFirst ? first + 2 : first);
    int other = value(run, first + 1);
    return one >= 1 && other >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
  }

  private static int value(NumberRun run, int group) {
    return Integer.parseInt(run.digits(group, group));
  }
}
