package dev.lakeglass.redact;

import java.util.Arrays;

/**
 * Which characters a scan read for each place at which it asked detectors. After replacements, only
 * what was read of a replaced character can be seen otherwise: detectors decide by nothing else.
 */
final class ReadRanges {
  private int[] ranges = {};
  private int size;

  /**
   * Adds a place, in ascending order.
   *
   * @param end where the number or token at the place ends; {@code start} if a keyword stands there
   * @param low first index that was read
   * @param high last index that was read
   */
  void add(int start, int end, int low, int high) {
    if (size == ranges.length) {
      ranges = Arrays.copyOf(ranges, Math.max(64, 2 * size));
    }
    ranges[size] = start;
    ranges[size + 1] = end;
    ranges[size + 2] = low;
    ranges[size + 3] = high;
    size += 4;
  }

  /** These ranges and those of an earlier text of which no replaced character was read. */
  ReadRanges with(ReadRanges earlier, Replacements replaced) {
    ReadRanges all = new ReadRanges();
    all.ranges = Arrays.copyOf(ranges, size + earlier.size);
    all.size = size;
    int next = 0;
    for (int at = 0; at < earlier.size; at += 4) {
      int low = earlier.ranges[at + 2];
      next = replaced.firstEndingAfter(low, next);
      if (next == replaced.count() || replaced.start(next) > earlier.ranges[at + 3]) {
        int shift = next == 0 ? 0 : replaced.newEnd(next - 1) - replaced.end(next - 1);
        all.add(
            earlier.ranges[at] + shift,
            earlier.ranges[at + 1] + shift,
            low + shift,
            earlier.ranges[at + 3] + shift);
      }
    }
    return all;
  }

  /**
   * Adds where replacements can have changed what is found: the places of which a replaced
   * character was read, and where a replacement joins or parts words.
   *
   * @param replaced as indexes of what detectors see
   * @param reach how far before a replacement a keyword may begin
   * @param parts where to look for keywords
   * @param numbers parts of these parts where to look for numbers, tokens and capitals too
   */
  void touched(Replacements replaced, int reach, Parts parts, Parts numbers) {
    for (int i = 0; i < replaced.count(); i++) {
      numbers.add(replaced.newStart(i), replaced.newEnd(i) + 1);
      parts.add(Math.max(0, replaced.newStart(i) - reach), replaced.newEnd(i) + 1);
    }
    int next = 0;
    for (int at = 0; at < size; at += 4) {
      next = replaced.firstEndingAfter(ranges[at + 2], next);
      if (next < replaced.count() && replaced.start(next) <= ranges[at + 3]) {
        int start = replaced.moved(ranges[at], next);
        int end = Math.max(start + 1, replaced.moved(ranges[at + 1], next));
        parts.add(start, end);
        if (ranges[at + 1] > ranges[at]) {
          numbers.add(start, end);
        }
      }
    }
  }
}
