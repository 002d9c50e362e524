package dev.lakeglass.sketch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The distribution of a metric in at most {@value #MAX_BINS} bins: exact while there are at most
 * that many different values, then coarser by dropping low bits of the values, one bit for all at a
 * time, until they fit.
 *
 * <ul>
 *   <li><b>Accuracy:</b> counts are exact, values are not. Values that span {@code w} powers of two
 *       are off by at most {@code w / MAX_BINS} of themselves (nine powers of two, 100 ms to 51 s:
 *       1.8 %), because a bin is never wider than twice what that many bins need. A rank read at
 *       the edge of a bin is exact.
 *   <li><b>Law:</b> the result is a function of the multiset of values. Any order, any split and
 *       any tree of merges leaves the same bytes; KLL and classic quantile sketches do not have
 *       this property, since they drop items by a random bit of a generator shared by the JVM.
 *   <li><b>Format:</b> {@link KllFormat}; Spark 4.1's {@code kll_sketch_get_quantile_double} and
 *       its siblings read it.
 *   <li><b>Source:</b> uniform collapse as in UDDSketch (Epicoco et al., IEEE Access 8, 2020), with
 *       bins linear inside a power of two, so that a bin is a prefix of the bits of a double.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class QuantileSketch {
  public static final int MAX_BINS = 512;
  private static final int LEAST_BUFFER_SIZE = 16;
  private static final int GREATEST_BUFFER_SIZE = 1024;

  private long[] keys = new long[0];
  private long[] counts = new long[0];
  private int droppedBits;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private long[] buffer = new long[0];
  private int buffered;

  /**
   * @throws IllegalArgumentException if the value is not finite
   */
  public void update(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Cannot sketch " + value + ": expected a finite number");
    }
    double plain = value + 0.0; // -0.0 becomes 0.0
    minimum = Math.min(minimum, plain);
    maximum = Math.max(maximum, plain);
    makeRoom();
    buffer[buffered++] = key(plain);
  }

  /** Adds what the other sketch has seen; the other stays as it is. */
  public void merge(QuantileSketch other) {
    flush();
    other.flush();
    minimum = Math.min(minimum, other.minimum);
    maximum = Math.max(maximum, other.maximum);
    droppedBits = Math.max(droppedBits, other.droppedBits);
    absorb(other.keys, other.counts);
  }

  public long count() {
    flush();
    return Arrays.stream(counts).sum();
  }

  /** The values that stand for the bins, ascending. A bin never stands outside what was seen. */
  public double[] values() {
    flush();
    return Arrays.stream(keys)
        .mapToDouble(key -> Math.min(maximum, Math.max(minimum, value(key))))
        .toArray();
  }

  /** How many values fell in each bin of {@link #values()}. */
  public long[] counts() {
    flush();
    return counts.clone();
  }

  /** How many values are at most the given one, up to the width of one bin. */
  public long countUpTo(double value) {
    double[] values = values();
    long seen = 0;
    for (int bin = 0; bin < values.length && values[bin] <= value; bin++) {
      seen += counts[bin];
    }
    return seen;
  }

  /**
   * The smallest value whose share of values at or below it reaches the given share.
   *
   * @throws IllegalStateException if nothing was seen
   */
  public double quantile(double share) {
    double[] values = values();
    if (values.length == 0) {
      throw new IllegalStateException("Cannot read a quantile: the sketch has seen no value");
    }
    double wanted = share * count();
    long seen = 0;
    for (int bin = 0; bin < values.length; bin++) {
      seen += counts[bin];
      if (seen >= wanted) {
        return values[bin];
      }
    }
    return values[values.length - 1];
  }

  public byte[] toKllBytes() {
    return KllFormat.write(values(), counts, minimum, maximum);
  }

  /**
   * Reads a KLL sketch of doubles, ours or anyone's.
   *
   * @throws IllegalArgumentException if the bytes are not such a sketch
   */
  public static QuantileSketch ofKllBytes(byte[] bytes) {
    KllFormat.Contents contents = KllFormat.read(bytes);
    QuantileSketch sketch = new QuantileSketch();
    sketch.minimum = contents.minimum();
    sketch.maximum = contents.maximum();
    sketch.absorb(
        contents.counts().keySet().stream().mapToLong(QuantileSketch::key).toArray(),
        contents.counts().values().stream().mapToLong(Long::longValue).toArray());
    return sketch;
  }

  /** Whole state without loss, for a shuffle. */
  byte[] toBytes() {
    flush();
    ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + (2 + 2 * keys.length) * Long.BYTES);
    bytes.putInt(keys.length).putInt(droppedBits).putDouble(minimum).putDouble(maximum);
    for (int bin = 0; bin < keys.length; bin++) {
      bytes.putLong(keys[bin]).putLong(counts[bin]);
    }
    return bytes.array();
  }

  static QuantileSketch ofBytes(ByteBuffer bytes) {
    QuantileSketch sketch = new QuantileSketch();
    int bins = bytes.getInt();
    sketch.droppedBits = bytes.getInt();
    sketch.minimum = bytes.getDouble();
    sketch.maximum = bytes.getDouble();
    sketch.keys = new long[bins];
    sketch.counts = new long[bins];
    for (int bin = 0; bin < bins; bin++) {
      sketch.keys[bin] = bytes.getLong();
      sketch.counts[bin] = bytes.getLong();
    }
    return sketch;
  }

  /** States are many and most see few values, so the buffer starts small. */
  private void makeRoom() {
    if (buffered < buffer.length) {
      return;
    }
    if (buffered == GREATEST_BUFFER_SIZE) {
      flush();
      return;
    }
    buffer = Arrays.copyOf(buffer, Math.max(LEAST_BUFFER_SIZE, 2 * buffered));
  }

  private void flush() {
    if (buffered == 0) {
      return;
    }
    long[] fresh = Arrays.copyOf(buffer, buffered);
    buffered = 0;
    Arrays.sort(fresh);
    long[] ones = new long[fresh.length];
    Arrays.fill(ones, 1);
    absorb(fresh, ones);
  }

  /** Merges ascending keys with their counts, then drops bits until the bins fit. */
  private void absorb(long[] otherKeys, long[] otherCounts) {
    long[] allKeys = new long[keys.length + otherKeys.length];
    long[] allCounts = new long[allKeys.length];
    int left = 0;
    int right = 0;
    for (int next = 0; next < allKeys.length; next++) {
      boolean takeLeft =
          right == otherKeys.length || (left < keys.length && keys[left] <= otherKeys[right]);
      allKeys[next] = takeLeft ? keys[left] : otherKeys[right];
      allCounts[next] = takeLeft ? counts[left++] : otherCounts[right++];
    }
    keys = allKeys;
    counts = allCounts;
    combineEqualBins();
    while (keys.length > MAX_BINS) {
      droppedBits++;
      combineEqualBins();
    }
  }

  private void combineEqualBins() {
    int last = -1;
    for (int bin = 0; bin < keys.length; bin++) {
      long middle = middle(keys[bin]);
      if (last >= 0 && keys[last] == middle) {
        counts[last] += counts[bin];
      } else {
        last++;
        keys[last] = middle;
        counts[last] = counts[bin];
      }
    }
    keys = Arrays.copyOf(keys, last + 1);
    counts = Arrays.copyOf(counts, last + 1);
  }

  /** The middle of the bin the key lies in; it lies in every coarser bin around that bin too. */
  private long middle(long key) {
    if (droppedBits == 0) {
      return key;
    }
    long lowest = key >> droppedBits << droppedBits;
    return lowest + (1L << (droppedBits - 1));
  }

  /** A long that sorts as the double does. */
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
  }
}
