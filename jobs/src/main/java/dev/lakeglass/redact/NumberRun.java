package dev.lakeglass.redact;

import java.util.Arrays;

/**
 * A run of digit groups between which stand at most four of {@code space - . / ( )}, such as {@code
 * (555) 123-4567}. Parsed once, read by every detector of numbers.
 */
final class NumberRun {
  static final int MOST_GROUPS = 24;
  private static final int MOST_DIGITS = 256;
  private static final int LONGEST_SEPARATOR = 4;

  /** How far after the end of one run the next can begin that would be a part of it. */
  static final int REACH = LONGEST_SEPARATOR + 2;

  private static final char MIXED = '?';

  private final Text text;
  private final int[] starts = new int[MOST_GROUPS];
  private final int[] ends = new int[MOST_GROUPS];
  private final int[] offsets = new int[MOST_GROUPS + 1];
  private final char[] separators = new char[MOST_GROUPS];
  private final char[] digits = new char[MOST_DIGITS];
  private int groups;
  private int end;
  private int lengthMask;
  private boolean cut;

  NumberRun(Text text) {
    this.text = text;
  }

  /** Reads the run whose first digit is at {@code position}. */
  void parse(int position) {
    parseAt(position);
    text.read(position, end + REACH);
  }

  private void parseAt(int position) {
    groups = 0;
    lengthMask = 0;
    cut = false;
    int at = position;
    while (true) {
      int groupEnd = at;
      while (Characters.isDigit(text.peek(groupEnd))) {
        groupEnd++;
      }
      if (offsets[groups] + groupEnd - at > MOST_DIGITS) {
        end = groups == 0 ? groupEnd : ends[groups - 1];
        cut = true;
        return;
      }
      addGroup(at, groupEnd);
      end = groupEnd;
      cut = groups == MOST_GROUPS;
      int next = cut ? -1 : skipSeparator(groupEnd);
      if (next < 0) {
        return;
      }
      at = next;
    }
  }

  private void addGroup(int start, int groupEnd) {
    starts[groups] = start;
    ends[groups] = groupEnd;
    int offset = offsets[groups];
    for (int i = start; i < groupEnd; i++) {
      digits[offset++] = text.peek(i);
    }
    separators[groups] = 0;
    groups++;
    offsets[groups] = offset;
    lengthMask |= 1 << Math.min(31, groupEnd - start);
  }

  private int skipSeparator(int from) {
    int at = from;
    char kind = 0;
    while (at - from <= LONGEST_SEPARATOR) {
      char c = text.peek(at);
      if (Characters.isDigit(c)) {
        separators[groups - 1] = kind;
        return at == from ? -1 : at;
      }
      if (c != ' ' && c != '-' && c != '.' && c != '/' && c != '(' && c != ')') {
        return -1;
      }
      kind = kind == 0 || kind == ' ' ? c : c == ' ' || c == kind ? kind : stronger(kind, c);
      at++;
    }
    return -1;
  }

  private static char stronger(char first, char second) {
    return first == ')' || second == ')' ? ')' : first == '(' || second == '(' ? '(' : MIXED;
  }

  int groups() {
    return groups;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int length(int group) {
    return ends[group] - starts[group];
  }

  /** Index after the last digit of the run. */
  int end() {
    return end;
  }

  /** Whether the run ended at a limit of its size, so that another one may follow directly. */
  boolean isCut() {
    return cut;
  }

  /** What stands after a group: 0 at the end, ' ', '-', '.', '/', '(' or ')', or '?' for a mix. */
  char separator(int group) {
    return separators[group];
  }

  /** How many characters stand between a group and the next. */
  int gap(int group) {
    return starts[group + 1] - ends[group];
  }

  /** A bit for each length of a group; all of 31 and more share the last. */
  int lengthMask() {
    return lengthMask;
  }

  int digitCount(int first, int last) {
    return offsets[last + 1] - offsets[first];
  }

  /** The digits of the groups from first to last. */
  String digits(int first, int last) {
    return new String(digits, offsets[first], digitCount(first, last));
  }

  char digit(int group, int index) {
    return digits[offsets[group] + index];
  }

  /** Whether the groups from {@code first} on have these lengths. */
  boolean hasLengths(int first, int... lengths) {
    if (first + lengths.length > groups) {
      return false;
    }
    for (int i = 0; i < lengths.length; i++) {
      if (length(first + i) != lengths[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * As {@link #hasLengths}, with a hexadecimal digit for each length: 0x334 is 3, 3 and 4 digits.
   */
  boolean isShaped(int first, int shape) {
    int last = first + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(shape)) / 4;
    if (last >= groups) {
      return false;
    }
    int rest = shape;
    for (int group = last; group >= first; group--) {
      if (length(group) != (rest & 15)) {
        return false;
      }
      rest >>>= 4;
    }
    return true;
  }

  /** Whether all separators inside the groups from first to last are this one character. */
  boolean isSeparatedBy(char separator, int first, int last) {
    for (int group = first; group < last; group++) {
      if (separators[group] != separator || gap(group) != 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether the groups from first to last have one length. */
  boolean isEven(int first, int last) {
    for (int group = first; group < last; group++) {
      if (length(group) != length(last)) {
        return false;
      }
    }
    return true;
  }

  /** Whether one same separator of one character stands between the groups from first to last. */
  boolean isUniform(int first, int last) {
    return first == last || isSeparatedBy(separators[first], first, last);
  }

  /** As {@link #isUniform}, or that separator between two spaces. */
  boolean isEvenlySpaced(int first, int last) {
    for (int group = first; group < last; group++) {
      if (separators[group] != separators[first]
          || gap(group) != gap(first)
          || gap(group) != 1 && (gap(group) != 3 || separators[group] == ' ')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the groups from first to last stand for themselves: not part of a decimal fraction, a
   * longer chain with the same separator, an identifier or a word.
   */
  boolean isFree(int first, int last) {
    return isFreeBefore(first, last) && isFreeAfter(first, last);
  }

  /** Whether this is a number such as 0.8137, of which scores and vectors are full. */
  boolean isFractionOfOne() {
    return groups == 2
        && digits[0] == '0'
        && length(0) == 1
        && isFraction(1)
        && !Characters.isAlphanumeric(text.at(end));
  }

  /** Whether the group stands directly after a decimal point. */
  boolean isFraction(int group) {
    return group > 0 && separators[group - 1] == '.' && gap(group - 1) == 1;
  }

  private boolean isFreeBefore(int first, int last) {
    if (first > 0) {
      return isBreak(first - 1, first == last ? 0 : separators[first]);
    }
    char before = text.at(starts[0] - 1);
    char beyond = text.at(starts[0] - 2);
    if (Characters.continuesWord(before) || before == '_' || before == '$') {
      return false;
    }
    return !((before == '.' || before == '-') && Characters.continuesWord(beyond));
  }

  private boolean isFreeAfter(int first, int last) {
    if (last < groups - 1) {
      return isBreak(last, first == last ? 0 : separators[first]);
    }
    char after = text.at(ends[last]);
    char beyond = text.at(ends[last] + 1);
    if (Characters.continuesWord(after) || after == '_') {
      return false;
    }
    return !(after == '-' && Characters.continuesWord(beyond)
        || after == '.' && Characters.isDigit(beyond));
  }

  private boolean isBreak(int group, char inside) {
    char separator = separators[group];
    if (gap(group) > 1 && separator != '(' && separator != ')') {
      return true;
    }
    return separator == ' ' ? inside != ' ' : separator == '/' && inside != '/';
  }

  @Override
  public String toString() {
    return "NumberRun" + Arrays.toString(Arrays.copyOf(starts, groups));
  }
}
