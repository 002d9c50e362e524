package dev.lakeglass.sketch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.core.DD;

/**
 * What a metric did in one hour and slice, or in any union of them: mergeable, and the same
 * whatever the order and the split.
 *
 * <ul>
 *   <li><b>Numeric:</b> count, sum, squared deviations, least and greatest value, {@link
 *       QuantileSketch}.
 *   <li><b>Boolean:</b> the same with 0 and 1, without a sketch.
 *   <li><b>Categorical:</b> counts of up to 256 values; the rest are summed as {@code (other)}.
 *   <li><b>Accuracy:</b> sums are kept in pairs of doubles (106 bits) and rounded when read, so
 *       order shows in them about once in 10<sup>15</sup> values. A state that went through {@link
 *       #columns()} keeps the 53 bits stored there; one that went through {@link #toBytes()} keeps
 *       all.
 * </ul>
 *
 * <p>Values that are not finite, or too large to square (beyond 1e150), count as null. Not
 * thread-safe.
 */
public final class MetricState {
  private static final double GREATEST_MAGNITUDE = 1e150;

  private final MetricKind kind;
  private long valueCount;
  private long nullCount;
  private DD sum = DD.ZERO;
  private DD sumOfSquares = DD.ZERO;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private QuantileSketch quantiles;
  private ItemCounts items;

  private MetricState(MetricKind kind) {
    this.kind = kind;
    this.quantiles = kind == MetricKind.NUMERIC ? new QuantileSketch() : null;
    this.items = kind == MetricKind.CATEGORICAL ? new ItemCounts() : null;
  }

  public static MetricState numeric() {
    return new MetricState(MetricKind.NUMERIC);
  }

  public static MetricState bool() {
    return new MetricState(MetricKind.BOOLEAN);
  }

  public static MetricState categorical() {
    return new MetricState(MetricKind.CATEGORICAL);
  }

  public static MetricState empty(MetricKind kind) {
    return new MetricState(kind);
  }

  public void update(double value) {
    require(MetricKind.NUMERIC);
    if (!(Math.abs(value) <= GREATEST_MAGNITUDE)) {
      nullCount++;
      return;
    }
    quantiles.update(value);
    addMoments(value);
  }

  public void update(boolean value) {
    require(MetricKind.BOOLEAN);
    addMoments(value ? 1 : 0);
  }

  public void update(String value) {
    require(MetricKind.CATEGORICAL);
    valueCount++;
    items.add(value, 1);
  }

  public void updateNull() {
    nullCount++;
  }

  /**
   * Adds what the other state has seen; the other stays as it is.
   *
   * @throws IllegalStateException if the kinds differ
   */
  public void merge(MetricState other) {
    other.require(kind);
    valueCount += other.valueCount;
    nullCount += other.nullCount;
    sum = sum.add(other.sum);
    sumOfSquares = sumOfSquares.add(other.sumOfSquares);
    minimum = Math.min(minimum, other.minimum);
    maximum = Math.max(maximum, other.maximum);
    if (quantiles != null) {
      quantiles.merge(other.quantiles);
    }
    if (items != null) {
      items.merge(other.items);
    }
  }

  /** A new state that has seen what all of these have. */
  public static MetricState union(MetricKind kind, Iterable<MetricState> states) {
    MetricState union = new MetricState(kind);
    states.forEach(union::merge);
    return union;
  }

  public MetricKind kind() {
    return kind;
  }

  public long valueCount() {
    return valueCount;
  }

  public long nullCount() {
    return nullCount;
  }

  public double sum() {
    return sum.doubleValue();
  }

  /** 0 without values. */
  public double mean() {
    return valueCount == 0 ? 0 : sum.divide(valueCount).doubleValue();
  }

  /** Sum of squared deviations from the mean; 0 without values. */
  public double squaredDeviationSum() {
    if (valueCount == 0) {
      return 0;
    }
    DD squareOfSum = sum.square().divide(valueCount);
    return Math.max(0, sumOfSquares.subtract(squareOfSum).doubleValue());
  }

  /** Variance of a sample, with n − 1; 0 for fewer than two values. */
  public double variance() {
    return valueCount < 2 ? 0 : squaredDeviationSum() / (valueCount - 1);
  }

  /**
   * @throws IllegalStateException unless numeric
   */
  public QuantileSketch quantiles() {
    require(MetricKind.NUMERIC);
    return quantiles;
  }

  /**
   * Value to count, by name.
   *
   * @throws IllegalStateException unless categorical
   */
  public SortedMap<String, Long> itemCounts() {
    require(MetricKind.CATEGORICAL);
    return items.asMap();
  }

  public StateColumns columns() {
    boolean counted = kind == MetricKind.CATEGORICAL;
    boolean ranged = !counted && valueCount > 0;
    return new StateColumns(
        kind,
        valueCount,
        nullCount,
        counted ? null : sum(),
        counted ? null : squaredDeviationSum(),
        ranged ? minimum : null,
        ranged ? maximum : null,
        quantiles == null ? null : quantiles.toKllBytes(),
        items == null ? null : items.asMap());
  }

  public static MetricState of(StateColumns columns) {
    MetricState state = new MetricState(columns.kind());
    state.valueCount = columns.valueCount();
    state.nullCount = columns.nullCount();
    if (columns.itemCounts() != null) {
      columns.itemCounts().forEach(state.items::add);
    }
    if (columns.kind() == MetricKind.CATEGORICAL || columns.valueCount() == 0) {
      return state;
    }
    state.sum = DD.of(columns.valueSum());
    state.sumOfSquares =
        state.sum.square().divide(columns.valueCount()).add(columns.squaredDeviationSum());
    state.minimum = columns.valueMin();
    state.maximum = columns.valueMax();
    if (columns.kind() == MetricKind.NUMERIC) {
      state.quantiles = QuantileSketch.ofKllBytes(columns.quantileSketch());
    }
    return state;
  }

  /** Whole state without loss, for a shuffle; not a format to store. */
  public byte[] toBytes() {
    byte[] sketch = quantiles == null ? new byte[0] : quantiles.toBytes();
    byte[] names = items == null ? new byte[0] : itemBytes();
    ByteBuffer bytes = ByteBuffer.allocate(1 + 8 * Long.BYTES + sketch.length + names.length);
    bytes.put((byte) kind.ordinal()).putLong(valueCount).putLong(nullCount);
    bytes.putDouble(sum.hi()).putDouble(sum.lo());
    bytes.putDouble(sumOfSquares.hi()).putDouble(sumOfSquares.lo());
    bytes.putDouble(minimum).putDouble(maximum);
    return bytes.put(sketch).put(names).array();
  }

  public static MetricState ofBytes(byte[] array) {
    ByteBuffer bytes = ByteBuffer.wrap(array);
    MetricState state = new MetricState(MetricKind.values()[bytes.get()]);
    state.valueCount = bytes.getLong();
    state.nullCount = bytes.getLong();
    state.sum = DD.ofSum(bytes.getDouble(), bytes.getDouble());
    state.sumOfSquares = DD.ofSum(bytes.getDouble(), bytes.getDouble());
    state.minimum = bytes.getDouble();
    state.maximum = bytes.getDouble();
    if (state.quantiles != null) {
      state.quantiles = QuantileSketch.ofBytes(bytes);
    }
    if (state.items != null) {
      readItems(bytes).forEach(state.items::add);
    }
    return state;
  }

  private void addMoments(double value) {
    valueCount++;
    sum = sum.add(value);
    sumOfSquares = sumOfSquares.add(DD.ofSquare(value));
    minimum = Math.min(minimum, value + 0.0);
    maximum = Math.max(maximum, value + 0.0);
  }

  private byte[] itemBytes() {
    Map<byte[], Long> encoded = new LinkedHashMap<>();
    items
        .asMap()
        .forEach((item, count) -> encoded.put(item.getBytes(StandardCharsets.UTF_8), count));
    int size = encoded.keySet().stream().mapToInt(name -> name.length + 12).sum();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + size).putInt(encoded.size());
    encoded.forEach((name, count) -> bytes.putInt(name.length).put(name).putLong(count));
    return bytes.array();
  }

  private static Map<String, Long> readItems(ByteBuffer bytes) {
    Map<String, Long> counts = new TreeMap<>();
    int size = bytes.getInt();
    for (int i = 0; i < size; i++) {
      byte[] name = new byte[bytes.getInt()];
      bytes.get(name);
      counts.put(new String(name, StandardCharsets.UTF_8), bytes.getLong());
    }
    return counts;
  }

  private void require(MetricKind expected) {
    if (kind != expected) {
      throw new IllegalStateException(
          "Cannot use a %s state as %s".formatted(kind.word(), expected.word()));
    }
  }
}
