package dev.lakeglass.redact;

import java.util.Arrays;

/**
 * Which characters a scan read for each place at which it asked detectors, in order of the places.
 * After replacements, only what was read of a replaced character can be seen otherwise: detectors
 * decide by nothing else.
 */
final class ReadRanges {
  private int[] starts = {};
  private int[] ends = {};
  private int[] lows = {};
  private int[] highs = {};
  private int count;

  /**
   * Adds a place, not before the last one.
   *
   * @param end where the number or token at the place ends; {@code start} if a keyword stands there
   * @param low first index that was read
   * @param high last index that was read
   */
  void add(int start, int end, int low, int high) {
    if (count == starts.length) {
      int capacity = Math.max(64, 2 * count);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      lows = Arrays.copyOf(lows, capacity);
      highs = Arrays.copyOf(highs, capacity);
    }
    starts[count] = start;
    ends[count] = end;
    lows[count] = low;
    highs[count] = high;
    count++;
  }

  /** These ranges and those of an earlier text of which no replaced character was read. */
  ReadRanges with(ReadRanges earlier, Replacements replaced) {
    ReadRanges all = new ReadRanges();
    int own = 0;
    int next = 0;
    for (int i = 0; i < earlier.count; i++) {
      next = replaced.firstEndingAfter(earlier.lows[i], next);
      if (next < replaced.count() && replaced.start(next) <= earlier.highs[i]) {
        continue;
      }
      int shift = next == 0 ? 0 : replaced.newEnd(next - 1) - replaced.end(next - 1);
      while (own < count && starts[own] <= earlier.starts[i] + shift) {
        all.add(starts[own], ends[own], lows[own], highs[own]);
        own++;
      }
      all.add(
          earlier.starts[i] + shift,
          earlier.ends[i] + shift,
          earlier.lows[i] + shift,
          earlier.highs[i] + shift);
    }
    for (; own < count; own++) {
      all.add(starts[own], ends[own], lows[own], highs[own]);
    }
    return all;
  }

  /**
   * Adds where replacements can have changed what is found: the places of which a replaced
   * character was read, and where a replacement joins or parts words.
   *
   * @param replaced as indexes of what detectors see
   * @param text after the replacements
   * @param reach how far before its end a keyword may begin
   * @param parts where to look for keywords
   * @param numbers parts of these parts where to look for numbers, tokens and capitals too
   */
  void touched(Replacements replaced, Text text, int reach, Parts parts, Parts numbers) {
    int next = 0;
    int joined = 0;
    int joinedNumbers = 0;
    for (int i = 0; i < count; i++) {
      next = replaced.firstEndingAfter(lows[i], next);
      if (next == replaced.count() || replaced.start(next) > highs[i]) {
        continue;
      }
      int start = replaced.moved(starts[i], next);
      int end = Math.max(start + 1, replaced.moved(ends[i], next));
      joined = addJoined(replaced, text, joined, start, reach, parts);
      parts.add(start, end);
      if (ends[i] > starts[i]) {
        joinedNumbers = addJoined(replaced, text, joinedNumbers, start, 0, numbers);
        numbers.add(start, end);
      }
    }
    addJoined(replaced, text, joined, Integer.MAX_VALUE, reach, parts);
    addJoined(replaced, text, joinedNumbers, Integer.MAX_VALUE, 0, numbers);
  }

  /**
   * Adds the surroundings of replacements, of those that begin up to a limit. No keyword goes on
   * into a token.
   */
  private static int addJoined(
      Replacements replaced, Text text, int first, int limit, int reach, Parts parts) {
    int next = first;
    for (; next < replaced.count(); next++) {
      int place = replaced.newStart(next);
      int start = text.peek(place) == Text.OPAQUE ? place : Math.max(0, place - reach);
      if (start > limit) {
        return next;
      }
      parts.add(start, replaced.newEnd(next) + 1);
    }
    return next;
  }
}
