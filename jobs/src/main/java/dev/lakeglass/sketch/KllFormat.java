package dev.lakeglass.sketch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.datasketches.common.SketchesArgumentException;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantilesDoublesSketchIterator;

/**
 * The serialised form of a KLL sketch of doubles, as Apache DataSketches 3 and later and Spark
 * 4.1's {@code kll_…_double} functions read it.
 *
 * <p>An item of level {@code i} stands for 2<sup>i</sup> values, so a value seen {@code n} times is
 * written once for every bit of {@code n}: the ranks are exact. The library has no way to write
 * such a sketch without compacting it at random, hence these lines.
 *
 * <ul>
 *   <li><b>Layout:</b> "compact full": a preamble of five integers, the start of each level, least
 *       and greatest value, then the items, ascending in each level; little-endian. Described in
 *       the class comment of the library's {@code KllPreambleUtil}.
 *   <li><b>k:</b> the smallest of 512, 1024, 2048, … whose capacity holds the items. It says how
 *       far a later merge inside Spark may compact; {@code kll_merge_agg_double} without a k of its
 *       own takes the first sketch's.
 * </ul>
 */
final class KllFormat {
  private static final int LEAST_K = 512;
  private static final int GREATEST_K = 1 << 15;
  private static final int LEAST_LEVEL_CAPACITY = 8;
  private static final int FULL_PREAMBLE_INTEGERS = 5;
  private static final int FULL_PREAMBLE_BYTES = FULL_PREAMBLE_INTEGERS * Integer.BYTES;
  private static final int SERIAL_VERSION_FULL = 1;
  private static final int KLL_FAMILY = 15;
  private static final int LEVEL_ZERO_SORTED = 2;

  /**
   * What a sketch holds; without values, the least is infinite and the greatest minus infinite.
   *
   * @param counts value to count, ascending
   */
  record Contents(SortedMap<Double, Long> counts, double minimum, double maximum) {}

  private KllFormat() {}

  static byte[] write(double[] values, long[] counts, double minimum, double maximum) {
    long total = 0;
    long bits = 0;
    int items = 0;
    for (long count : counts) {
      total += count;
      bits |= count;
      items += Long.bitCount(count);
    }
    if (total <= 1) {
      return writeSmall(values);
    }
    int levels = Long.SIZE - Long.numberOfLeadingZeros(bits);
    int k = smallestK(items, levels);
    ByteBuffer bytes = allocate(levels, items);
    putPreamble(bytes, k, total, levels);
    putLevelStarts(bytes, counts, levels, capacity(k, levels) - items);
    bytes.putDouble(minimum).putDouble(maximum);
    putItems(bytes, values, counts, levels);
    return bytes.array();
  }

  /**
   * @throws IllegalArgumentException if the bytes are not a KLL sketch of doubles
   */
  static Contents read(byte[] bytes) {
    KllDoublesSketch sketch = heapify(bytes);
    SortedMap<Double, Long> counts = new TreeMap<>();
    if (sketch.isEmpty()) {
      return new Contents(counts, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }
    QuantilesDoublesSketchIterator items = sketch.iterator();
    while (items.next()) {
      counts.merge(items.getQuantile(), items.getWeight(), Long::sum);
    }
    return new Contents(counts, sketch.getMinItem(), sketch.getMaxItem());
  }

  private static KllDoublesSketch heapify(byte[] bytes) {
    try {
      return KllDoublesSketch.heapify(Memory.wrap(bytes));
    } catch (SketchesArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("Cannot read a quantile sketch: " + e.getMessage(), e);
    }
  }

  /** The library writes no value, or one, without a choice to make. */
  private static byte[] writeSmall(double[] values) {
    KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(LEAST_K);
    for (double value : values) {
      sketch.update(value);
    }
    return sketch.toByteArray();
  }

  private static int smallestK(int items, int levels) {
    int k = LEAST_K;
    while (k < GREATEST_K && capacity(k, levels) < items) {
      k *= 2;
    }
    return k;
  }

  private static ByteBuffer allocate(int levels, int items) {
    int size = FULL_PREAMBLE_BYTES + levels * Integer.BYTES + (2 + items) * Double.BYTES;
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void putPreamble(ByteBuffer bytes, int k, long total, int levels) {
    bytes.put((byte) FULL_PREAMBLE_INTEGERS);
    bytes.put((byte) SERIAL_VERSION_FULL);
    bytes.put((byte) KLL_FAMILY);
    bytes.put((byte) LEVEL_ZERO_SORTED);
    bytes.putShort((short) k);
    bytes.put((byte) LEAST_LEVEL_CAPACITY);
    bytes.put((byte) 0);
    bytes.putLong(total);
    bytes.putShort((short) k);
    bytes.put((byte) levels);
    bytes.put((byte) 0);
  }

  private static void putLevelStarts(ByteBuffer bytes, long[] counts, int levels, int freeItems) {
    int start = freeItems;
    for (int level = 0; level < levels; level++) {
      bytes.putInt(start);
      for (long count : counts) {
        start += (int) (count >> level & 1);
      }
    }
  }

  private static void putItems(ByteBuffer bytes, double[] values, long[] counts, int levels) {
    for (int level = 0; level < levels; level++) {
      for (int bin = 0; bin < values.length; bin++) {
        if ((counts[bin] >> level & 1) == 1) {
          bytes.putDouble(values[bin]);
        }
      }
    }
  }

  /** How many items fit: k in the top level, two thirds of the level above in each below it. */
  private static int capacity(int k, int levels) {
    int total = 0;
    for (int depth = 0; depth < levels; depth++) {
      total += Math.max(LEAST_LEVEL_CAPACITY, levelCapacity(k, depth));
    }
    return total;
  }

  /** k · (2/3)^depth rounded to the nearest integer, in the library's two steps. */
  private static int levelCapacity(int k, int depth) {
    if (depth <= 30) {
      return levelCapacityOfOneStep(k, depth);
    }
    int half = depth / 2;
    return levelCapacityOfOneStep(levelCapacityOfOneStep(k, half), depth - half);
  }

  private static int levelCapacityOfOneStep(int k, int depth) {
    long powerOfThree = 1;
    for (int i = 0; i < depth; i++) {
      powerOfThree *= 3;
    }
    long twice = ((long) k << (depth + 1)) / powerOfThree;
    return (int) ((twice + 1) >>> 1);
  }
}
