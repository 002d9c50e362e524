package dev.lakeglass.source.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.source.spark.RawFiles.ArrivalPath;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalPathTest {
  private static final Instant FROM = Instant.parse("2026-11-21T23:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-22T02:00:00Z");

  @Test
  void listsTheHoursBetweenTwoMoments() {
    ArrivalPath path = new ArrivalPath("s3a://b/year={yyyy}/month={MM}/day={dd}/hour={HH}/*");

    assertThat(path.arrivals(FROM, TO))
        .extracting(path::at)
        .containsExactly(
            "s3a://b/year=2026/month=11/day=21/hour=23/*",
            "s3a://b/year=2026/month=11/day=22/hour=00/*",
            "s3a://b/year=2026/month=11/day=22/hour=01/*");
  }

  @Test
  void listsTheDaysBetweenTwoMoments() {
    ArrivalPath path = new ArrivalPath("logs/{yyyy}-{MM}-{dd}/*.jsonl*");

    assertThat(path.arrivals(FROM, TO))
        .extracting(path::at)
        .containsExactly("logs/2026-11-21/*.jsonl*", "logs/2026-11-22/*.jsonl*");
    assertThat(path.arrivals(FROM, FROM.plusSeconds(3_600))).hasSize(1);
  }

  @Test
  void hasOneArrivalWithoutATime() {
    ArrivalPath path = new ArrivalPath("logs/*.json");

    assertThat(path.hasTime()).isFalse();
    assertThat(path.arrivals(FROM, TO)).containsExactly(FROM);
    assertThat(path.at(FROM)).isEqualTo("logs/*.json");
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://b/year={yyyy}/x/*, s3a://b/",
    "data/traces-{yyyy}/x, data/",
    "./data/traces/*.json, data/traces/",
    "data/part-?.json, data/",
    "data/[ab]/x, data/",
    "data/one.json, data/",
    "one.json, ''"
  })
  void knowsItsFixedPart(String template, String fixed) {
    assertThat(new ArrivalPath(template).fixedPart()).isEqualTo(fixed);
  }
}
