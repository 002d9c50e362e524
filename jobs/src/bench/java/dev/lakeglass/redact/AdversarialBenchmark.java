package dev.lakeglass.redact;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One text of 5 or 10 megabytes, made of nothing but pieces that detectors react to, glued in any
 * order: twice the text must take twice the time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class AdversarialBenchmark {
  private static final int CHARACTERS = 1_000_000;

  @Param({"5", "10"})
  private int megabytes;

  private String text;
  private Redactor redactor;

  @Setup
  public void prepare() {
    Random random = new Random(10);
    StringBuilder pieces = new StringBuilder();
    while (pieces.length() < megabytes * CHARACTERS) {
      pieces.append(RandomTexts.next(random));
    }
    text = pieces.substring(0, megabytes * CHARACTERS);
    redactor = new Redactor(RedactionPolicy.standard());
  }

  @Benchmark
  public int redact() {
    return redactor.redact(text).text().length();
  }
}
