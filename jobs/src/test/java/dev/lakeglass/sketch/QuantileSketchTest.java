package dev.lakeglass.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.junit.jupiter.api.Test;

class QuantileSketchTest {
  private static final double[] DURATIONS = logNormal(200_000, 7.5, 0.8, 11);

  @Test
  void isExactUpToFiveHundredAndTwelveDifferentValues() {
    QuantileSketch sketch = new QuantileSketch();
    for (int round = 0; round < 100; round++) {
      for (int value = 1; value <= 512; value++) {
        sketch.update(value / 7.0);
      }
    }
    assertThat(sketch.count()).isEqualTo(51_200);
    assertThat(sketch.values()).hasSize(512);
    assertThat(sketch.values()[99]).isEqualTo(100 / 7.0);
    assertThat(sketch.counts()).containsOnly(100);
    // 0.95 · 51,200 = 48,640 = 486.4 values of 100 each: the 487th
    assertThat(sketch.quantile(0.95)).isEqualTo(487 / 7.0);
    assertThat(sketch.countUpTo(10 / 7.0)).isEqualTo(1000);
  }

  @Test
  void keepsQuantilesOfAnyVolumeWithinItsBound() {
    QuantileSketch sketch = of(DURATIONS);
    double[] sorted = DURATIONS.clone();
    Arrays.sort(sorted);
    double powersOfTwo = Math.log(sorted[sorted.length - 1] / sorted[0]) / Math.log(2) + 1;
    double bound = powersOfTwo / QuantileSketch.MAX_BINS;
    assertThat(bound).isLessThan(0.03);
    for (double share : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 0.999}) {
      double exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
      assertThat(sketch.quantile(share)).isCloseTo(exact, within(bound * exact));
    }
    assertThat(sketch.quantile(0)).isGreaterThanOrEqualTo(sorted[0]);
    assertThat(sketch.quantile(1)).isLessThanOrEqualTo(sorted[sorted.length - 1]);
  }

  @Test
  void leavesTheSameBytesForAnyOrderAndAnySplit() {
    byte[] whole = of(DURATIONS).toKllBytes();
    double[] backwards = DURATIONS.clone();
    Arrays.sort(backwards);
    assertThat(of(backwards).toKllBytes()).isEqualTo(whole);
    for (int parts : new int[] {2, 7, 400}) {
      assertThat(mergedInParts(parts).toKllBytes()).isEqualTo(whole);
    }
  }

  @Test
  void mergesSketchesReadBackAsItMergesTheOriginalsUpToTheEndsOfTheParts() {
    QuantileSketch left = of(Arrays.copyOfRange(DURATIONS, 0, 120_000));
    QuantileSketch right = of(Arrays.copyOfRange(DURATIONS, 120_000, 200_000));
    QuantileSketch restored = QuantileSketch.ofKllBytes(left.toKllBytes());
    restored.merge(QuantileSketch.ofKllBytes(right.toKllBytes()));
    QuantileSketch whole = of(DURATIONS);
    assertThat(restored.counts()).isEqualTo(whole.counts());
    // The end bins of a part are stored at its least and greatest value, not at their middle.
    double[] wholeValues = whole.values();
    double[] restoredValues = restored.values();
    long moved =
        IntStream.range(0, wholeValues.length)
            .filter(bin -> wholeValues[bin] != restoredValues[bin])
            .count();
    assertThat(moved).isLessThanOrEqualTo(4);
  }

  @Test
  void ordersNegativeValuesAndZero() {
    QuantileSketch sketch = of(new double[] {0.5, -0.25, -0.0, 0.0, -3, 1e-300});
    assertThat(sketch.values()).containsExactly(-3, -0.25, 0.0, 1e-300, 0.5);
    assertThat(sketch.counts()).containsExactly(1, 1, 2, 1, 1);
  }

  @Test
  void fitsEvenValuesOfEveryMagnitude() {
    QuantileSketch sketch = new QuantileSketch();
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        sketch.update(value);
      }
    }
    assertThat(sketch.values()).hasSizeBetween(100, QuantileSketch.MAX_BINS).isSorted();
  }

  @Test
  void isReadByTheLibraryWithExactRanks() {
    QuantileSketch sketch = of(DURATIONS);
    KllDoublesSketch kll = KllDoublesSketch.heapify(Memory.wrap(sketch.toKllBytes()));
    assertThat(kll.getN()).isEqualTo(200_000);
    assertThat(kll.getMinItem()).isEqualTo(Arrays.stream(DURATIONS).min().orElseThrow());
    assertThat(kll.getMaxItem()).isEqualTo(Arrays.stream(DURATIONS).max().orElseThrow());
    for (double share : new double[] {0.001, 0.25, 0.5, 0.95, 0.999}) {
      double value = sketch.quantile(share);
      assertThat(kll.getQuantile(share)).isEqualTo(value);
      assertThat(kll.getRank(value)).isEqualTo(sketch.countUpTo(value) / 200_000.0);
    }
  }

  @Test
  void staysWithinTheLibrarysBoundWhenTheLibraryMergesIt() {
    KllDoublesSketch union = KllDoublesSketch.newHeapInstance(200);
    for (int part = 0; part < 20; part++) {
      double[] slice = Arrays.copyOfRange(DURATIONS, part * 10_000, (part + 1) * 10_000);
      union.merge(KllDoublesSketch.heapify(Memory.wrap(of(slice).toKllBytes())));
    }
    double median = of(DURATIONS).quantile(0.5);
    assertThat(union.getN()).isEqualTo(200_000);
    // twice the 99 % bound of k = 200: the library's own merge draws at random
    assertThat(union.getRank(median)).isCloseTo(0.5, within(2 * 0.0133));
  }

  @Test
  void readsSketchesTheLibraryWrote() {
    KllDoublesSketch kll = KllDoublesSketch.newHeapInstance(200);
    for (int value = 1; value <= 150; value++) {
      kll.update(value);
    }
    QuantileSketch sketch = QuantileSketch.ofKllBytes(kll.toByteArray());
    assertThat(sketch.count()).isEqualTo(150);
    assertThat(sketch.quantile(0.5)).isEqualTo(75);
  }

  @Test
  void survivesTheRoundTripWithNoneAndOneValue() {
    assertThat(QuantileSketch.ofKllBytes(new QuantileSketch().toKllBytes()).count()).isZero();
    QuantileSketch one = QuantileSketch.ofKllBytes(of(new double[] {42}).toKllBytes());
    assertThat(one.count()).isEqualTo(1);
    assertThat(one.quantile(0.5)).isEqualTo(42);
  }

  @Test
  void holdsCountsThatNeedManyLevels() {
    QuantileSketch sketch = of(DURATIONS);
    for (int doubling = 0; doubling < 24; doubling++) {
      sketch.merge(QuantileSketch.ofKllBytes(sketch.toKllBytes()));
    }
    assertThat(sketch.count()).isEqualTo(200_000L << 24);
    QuantileSketch restored = QuantileSketch.ofKllBytes(sketch.toKllBytes());
    assertThat(restored.count()).isEqualTo(200_000L << 24);
    assertThat(restored.quantile(0.9)).isEqualTo(of(DURATIONS).quantile(0.9));
  }

  @Test
  void refusesWhatIsNotANumberOrNotASketch() {
    assertThatThrownBy(() -> new QuantileSketch().update(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot sketch NaN: expected a finite number");
    assertThatThrownBy(() -> QuantileSketch.ofKllBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read a quantile sketch: ");
    assertThatThrownBy(() -> new QuantileSketch().quantile(0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read a quantile: the sketch has seen no value");
  }

  private static QuantileSketch mergedInParts(int parts) {
    QuantileSketch[] sketches = new QuantileSketch[parts];
    Arrays.setAll(sketches, part -> new QuantileSketch());
    for (int i = 0; i < DURATIONS.length; i++) {
      sketches[i % parts].update(DURATIONS[i]);
    }
    QuantileSketch merged = new QuantileSketch();
    for (int part = parts - 1; part >= 0; part--) {
      merged.merge(sketches[part]);
    }
    return merged;
  }

  private static QuantileSketch of(double[] values) {
    QuantileSketch sketch = new QuantileSketch();
    for (double value : values) {
      sketch.update(value);
    }
    return sketch;
  }

  private static double[] logNormal(int size, double location, double scale, long seed) {
    Random random = new Random(seed);
    double[] values = new double[size];
    Arrays.setAll(values, i -> Math.exp(location + scale * random.nextGaussian()));
    return values;
  }
}
