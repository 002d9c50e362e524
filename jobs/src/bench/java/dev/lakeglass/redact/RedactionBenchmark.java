package dev.lakeglass.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * All standard detectors, replacement included, beside a loop of {@code java.util.regex} over rules
 * for the same types. An operation is a megabyte of UTF-8 text, so ops/s are MB/s, on one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RedactionBenchmark {
  private static final List<String> PEERS =
      List.of(
          "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,24}",
          "\\b(?:\\d[ -]?){12,18}\\d\\b",
          "\\b[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]){11,30}\\b",
          "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b",
          "(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}",
          "(?:\\+?\\d{1,3}[ .-]?)?\\(?\\d{2,4}\\)?[ .-]?\\d{3,4}[ .-]?\\d{3,4}",
          "\\b\\d{3}-\\d{2}-\\d{4}\\b");

  @Param({"prose", "tickets", "json", "dense", "corpus"})
  private String kind;

  private List<String> texts;
  private Redactor redactor;
  private List<Pattern> patterns;

  @Setup
  public void prepare() {
    texts = BenchmarkTexts.of(kind);
    redactor = new Redactor(RedactionPolicy.standard());
    patterns = new ArrayList<>();
    PEERS.forEach(regex -> patterns.add(Pattern.compile(regex)));
    for (Detector rule : SecretRules.standard()) {
      patterns.add(Pattern.compile(((SecretRule) rule).regex()));
    }
  }

  @Benchmark
  public long lakeglass() {
    long length = 0;
    for (String text : texts) {
      length += redactor.redact(text).text().length();
    }
    return length;
  }

  @Benchmark
  public long javaUtilRegex() {
    long matches = 0;
    for (String text : texts) {
      for (Pattern pattern : patterns) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
          matches++;
        }
      }
    }
    return matches;
  }
}
