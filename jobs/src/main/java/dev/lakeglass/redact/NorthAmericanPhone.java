package dev.lakeglass.redact;

import java.util.Set;

/**
 * North American numbers by their shape, so that the fictional 555 numbers and area codes that are
 * not assigned yet are found as well.
 */
final class NorthAmericanPhone {
  /** Numbers of Dallas, but far more often the limits of 32-bit integers. */
  private static final Set<String> LARGEST_INTEGERS = Set.of("2147483647", "2147483648");

  private NorthAmericanPhone() {}

  /** The last group of a number that begins at the group, or -1. */
  static int lastGroup(Text text, NumberRun run, int first) {
    int area = hasCountry(run, first) ? first + 1 : first;
    int last = fromArea(text, run, first, area);
    return last < 0 && area > first ? fromArea(text, run, first, first) : last;
  }

  private static boolean hasCountry(NumberRun run, int first) {
    if (first + 1 >= run.groups() || run.gap(first) > 3) {
      return false;
    }
    String digits = run.length(first) <= 3 ? run.digits(first, first) : "";
    return digits.equals("1") || digits.equals("001") || digits.equals("01");
  }

  private static int fromArea(Text text, NumberRun run, int first, int area) {
    if (area > first || isFreeBefore(text, run, first)) {
      if (run.isShaped(area, 0x334) && isFreeAfter(text, run, area, area + 2)) {
        return isGrouped(text, run, first, area) ? area + 2 : -1;
      }
      if (run.isShaped(area, 0x37) && isParenthesised(text, run, area)) {
        return isFreeAfter(text, run, area, area + 1) ? area + 1 : -1;
      }
      if (run.isShaped(area, 0x34) && area == first) {
        return isLocal(text, run, area) ? area + 1 : -1;
      }
      if (run.isShaped(area, 0xA) && isFreeAfter(text, run, area, area)) {
        return isBare(text, run, first, area) ? area : -1;
      }
    }
    return -1;
  }

  private static boolean isFreeBefore(Text text, NumberRun run, int first) {
    if (first == 0) {
      return true;
    }
    char separator = run.separator(first - 1);
    return separator == ' ' || separator == '/' || separator == '(' || run.gap(first - 1) > 1;
  }

  private static boolean isFreeAfter(Text text, NumberRun run, int area, int last) {
    if (last == run.groups() - 1) {
      char after = text.at(run.end(last));
      boolean joined = after == '-' && Characters.continuesWord(text.at(run.end(last) + 1));
      return !joined
              && !Characters.isDigit(text.at(run.end(last) + 1) == 0 ? 0 : after)
              && !Characters.continuesWord(after)
              && after != '_'
          || PhoneExtension.end(text, run.end(last)) > run.end(last);
    }
    char separator = run.separator(last);
    if (separator == ' ' && run.gap(last) == 1) {
      return last == area || run.separator(last - 1) != ' ';
    }
    return separator == ' ' || separator == '/' || separator == '(' || run.gap(last) > 1;
  }

  private static boolean isGrouped(Text text, NumberRun run, int first, int area) {
    char one = run.separator(area);
    char two = run.separator(area + 1);
    if (run.gap(area + 1) > 3 || run.gap(area) > 3) {
      return false;
    }
    if (isParenthesised(text, run, area)) {
      return two != '/' && two != '?';
    }
    if (one == ' ' && two == ' ') {
      return area > first && isPlausible(run, area)
          || isPlausible(run, area) && !speaksOfOthers(text, run, first, area + 2)
          || text.context(run.start(first), run.end(area + 2)).mainlySpeaksOf(Topic.PHONE);
    }
    return one == two && (one == '-' || one == '.')
        || (one == ' ' || one == '/' || one == '.' || one == '-') && (two == '-' || two == '.')
        || one == '-' && two == ' ';
  }

  private static boolean isParenthesised(Text text, NumberRun run, int area) {
    return text.at(run.start(area) - 1) == '(' && text.at(run.end(area)) == ')';
  }

  private static boolean isLocal(Text text, NumberRun run, int first) {
    if (run.separator(first) != '-' && run.separator(first) != '.'
        || run.gap(first) != 1
        || run.digit(first, 0) < '2'
        || !isFreeAfter(text, run, first, first + 1)) {
      return false;
    }
    Context context = text.context(run.start(first), run.end(first + 1));
    return context.mainlySpeaksOf(Topic.PHONE);
  }

  private static boolean isBare(Text text, NumberRun run, int first, int area) {
    if (!isPlausible(run, area) || text.at(run.start(first) - 1) == '#') {
      return false;
    }
    Context context = text.context(run.start(first), run.end(area));
    if (context.mainlySpeaksOf(Topic.PHONE) && !context.isNamed(Topic.IDENTIFIER)) {
      return true;
    }
    return !LARGEST_INTEGERS.contains(run.digits(area, area))
        && !speaksOfOthers(text, run, first, area)
        && text.spendLookup()
        && PhoneNumbers.isValid(run.digits(area, area), "US");
  }

  private static boolean speaksOfOthers(Text text, NumberRun run, int first, int last) {
    Context context = text.context(run.start(first), run.end(last));
    return context.mainlySpeaksOf(Topic.IDENTIFIER)
        || context.mainlySpeaksOf(Topic.BANK)
        || context.mainlySpeaksOf(Topic.HEALTH)
        || context.mainlySpeaksOf(Topic.TAXPAYER);
  }

  /** Area code and exchange begin with 2 to 9. */
  private static boolean isPlausible(NumberRun run, int area) {
    String digits = run.digits(area, Math.min(area + 1, run.groups() - 1));
    return digits.charAt(0) >= '2' && digits.length() > 3 && digits.charAt(3) >= '2';
  }
}
