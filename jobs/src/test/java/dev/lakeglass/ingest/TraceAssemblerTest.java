package dev.lakeglass.ingest;

import static dev.lakeglass.ingest.Spans.arrivedAt;
import static dev.lakeglass.ingest.Spans.at;
import static dev.lakeglass.ingest.Spans.span;
import static dev.lakeglass.ingest.Spans.with;
import static dev.lakeglass.ingest.Spans.withAttributes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.ingest.SpanNode.Delivery;
import dev.lakeglass.job.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceAssemblerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Arrival ARRIVAL = new Arrival(Duration.ofHours(1), Duration.ofHours(6));

  private static List<Trace> assemble(Window window, List<SpanNode> copies) {
    return new TraceAssembler(window, ARRIVAL).assemble("t", copies);
  }

  private static List<Trace> assemble(SpanNode... copies) {
    return assemble(Window.day(DAY), List.of(copies));
  }

  @Test
  void keepsEachSpanOnceEarliestFirst() {
    SpanNode root = span("a", null, "http", 0, 100);
    SpanNode call = span("b", "a", "chat", 10, 90);

    assertThat(assemble(call, root, call, root))
        .singleElement()
        .satisfies(trace -> assertThat(trace.spans()).containsExactly(root, call))
        .satisfies(trace -> assertThat(trace.day()).isEqualTo(DAY));
  }

  @Test
  void choosesTheCopyThatSaysMost() {
    SpanNode early = span("a", null, "http", 0, 100);
    SpanNode later = span("a", null, "http", 0, 101);
    SpanNode richer = withAttributes(early, 3);
    SpanNode second =
        with(
            early,
            new Delivery(
                "traces", "a.json", 2, "otlp", early.startMicros(), early.startMicros() + 1, true));
    SpanNode otherFile =
        with(
            early,
            new Delivery(
                "traces", "b.json", 1, "otlp", early.startMicros(), early.startMicros() + 1, true));

    assertThat(chosen(early, later)).isEqualTo(later);
    assertThat(chosen(richer, later)).isEqualTo(later);
    assertThat(chosen(early, richer)).isEqualTo(richer);
    assertThat(chosen(early, second)).isEqualTo(early);
    assertThat(chosen(early, otherFile)).isEqualTo(early);
  }

  /** Two spans under one id are two spans, if neither name nor start agree; copies are one. */
  @Test
  void keepsTwoSpansThatBearOneId() {
    SpanNode search = span("a", null, "retrieval", 0, 10);
    SpanNode call = span("a", null, "chat", 20, 90);
    SpanNode longerCall = span("a", null, "chat", 20, 95);

    List<Trace> traces = assemble(call, search, longerCall, search);

    assertThat(assemble(search, longerCall, call)).isEqualTo(traces);
    assertThat(traces.get(0).spans())
        .extracting(span -> span.spanId() + " " + span.name() + " " + span.durationMs())
        .containsExactly("a retrieval 10.0", "a~2 chat 75.0");
  }

  private static SpanNode chosen(SpanNode one, SpanNode other) {
    List<Trace> traces = assemble(one, other);
    assertThat(assemble(other, one)).isEqualTo(traces);
    return traces.get(0).spans().get(0);
  }

  @Test
  void leavesOutWhatArrivesTooLate() {
    SpanNode inTime = at("a", "2026-11-22T23:00:00Z", "2026-11-23T05:00:00Z");
    SpanNode late = at("b", "2026-11-22T23:00:01Z", "2026-11-23T06:00:00Z");

    assertThat(assemble(inTime, late).get(0).spans()).containsExactly(inTime);
    assertThat(assemble(late)).isEmpty();
  }

  @Test
  void takesEveryCopyOfUnknownArrival() {
    Delivery unknown =
        new Delivery(
            "traces",
            "a.json",
            1,
            "otlp",
            Spans.micros("2027-01-01T00:00:00Z"),
            Spans.micros("2027-01-01T00:00:00Z"),
            false);
    SpanNode span = with(span("a", null, "http", 0, 1), unknown);

    assertThat(assemble(span)).hasSize(1);
  }

  @Test
  void putsATraceOverMidnightOnTheDayItBegan() {
    SpanNode before = at("a", "2026-11-22T23:59:59Z", "2026-11-22T23:00:00Z");
    SpanNode after = at("b", "2026-11-23T00:00:01Z", "2026-11-23T00:00:00Z");
    List<SpanNode> copies = List.of(after, before);

    assertThat(assemble(Window.day(DAY), copies))
        .singleElement()
        .satisfies(trace -> assertThat(trace.spans()).containsExactly(before, after));
    assertThat(assemble(Window.day(DAY.plusDays(1)), copies)).isEmpty();
    assertThat(assemble(Window.day(DAY.minusDays(1)), copies)).isEmpty();
  }

  @Test
  void saysTheSameForAWeekAsDayByDay() {
    Random random = new Random(20261122);
    Instant start = Instant.parse("2026-11-19T12:00:00Z");
    Window week = new Window(DAY.minusDays(3), DAY.plusDays(4));
    int traces = 0;
    for (int round = 0; round < 2_000; round++) {
      List<SpanNode> copies = new ArrayList<>();
      Instant begin = start.plusSeconds(random.nextInt(4 * 86_400));
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        Instant at = begin.plusSeconds(random.nextInt(7_200));
        Instant arrival = at.plusSeconds(random.nextInt(12 * 3_600));
        copies.add(at("s" + random.nextInt(4), at.toString(), arrival.toString()));
      }
      List<Trace> dayByDay = new ArrayList<>();
      week.days().forEach(day -> dayByDay.addAll(assemble(Window.day(day), copies)));
      Collections.shuffle(copies, random);
      assertThat(assemble(week, copies)).isEqualTo(dayByDay);
      traces += dayByDay.size();
    }
    assertThat(traces).isGreaterThan(1_000);
  }

  @Test
  void comparesDeliveriesOfOneMomentByTheirOrder() {
    SpanNode span = span("a", null, "http", 0, 1);

    assertThat(with(span, arrivedAt("2026-11-22T10:00:00Z"))).isEqualTo(span);
  }
}
