package dev.lakeglass.sketch;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An hour of durations into a sketch, and a day of hours merged: ours against the KLL sketch of
 * Apache DataSketches, with as many items kept ({@code k = 512}).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SketchBenchmark {
  private static final int VALUES = 100_000;
  private static final int HOURS = 24;

  private final double[] values = new double[VALUES];
  private final QuantileSketch[] hours = new QuantileSketch[HOURS];
  private final KllDoublesSketch[] kllHours = new KllDoublesSketch[HOURS];

  @Setup
  public void prepare() {
    Random random = new Random(4);
    for (int i = 0; i < VALUES; i++) {
      values[i] = Math.exp(6 + random.nextGaussian());
    }
    for (int hour = 0; hour < HOURS; hour++) {
      hours[hour] = update();
      kllHours[hour] = kllUpdate();
    }
  }

  @Benchmark
  public QuantileSketch update() {
    QuantileSketch sketch = new QuantileSketch();
    for (double value : values) {
      sketch.update(value);
    }
    return sketch;
  }

  @Benchmark
  public KllDoublesSketch kllUpdate() {
    KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(512);
    for (double value : values) {
      sketch.update(value);
    }
    return sketch;
  }

  @Benchmark
  public double mergeDay() {
    QuantileSketch day = new QuantileSketch();
    for (QuantileSketch hour : hours) {
      day.merge(hour);
    }
    return day.quantile(0.95);
  }

  @Benchmark
  public double kllMergeDay() {
    KllDoublesSketch day = KllDoublesSketch.newHeapInstance(512);
    for (KllDoublesSketch hour : kllHours) {
      day.merge(hour);
    }
    return day.getQuantile(0.95);
  }
}
