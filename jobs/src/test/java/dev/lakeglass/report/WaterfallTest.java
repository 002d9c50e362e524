package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.SpanRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaterfallTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void putsChildrenBelowTheirParentsInOrderOfTheirStart() {
    Waterfall waterfall =
        of(
            span("r", null, 0, 100),
            span("c", "r", 50, 50),
            span("b", "r", 10, 20),
            span("d", "b", 12, 5));
    assertThat(waterfall.bars())
        .extracting(Waterfall.Bar::spanId)
        .containsExactly("r", "b", "d", "c");
    assertThat(waterfall.bars()).extracting(Waterfall.Bar::depth).containsExactly(0, 1, 2, 1);
  }

  @Test
  void placesBarsOnAThousand() {
    Waterfall.Bar bar = of(span("r", null, 0, 200), span("c", "r", 50, 100)).bars().get(1);
    assertThat(bar.x()).isEqualTo("250.0");
    assertThat(bar.width()).isEqualTo("500.0");
  }

  @Test
  void showsASpanWhoseParentNeverArrived() {
    Waterfall waterfall = of(span("r", null, 0, 100), span("o", "gone", 5, 5));
    assertThat(waterfall.bars()).extracting(Waterfall.Bar::isOrphan).containsExactly(false, true);
  }

  @Test
  void showsSpansThatAreEachOthersParents() {
    Waterfall waterfall = of(span("a", "b", 0, 10), span("b", "a", 1, 10));
    assertThat(waterfall.bars()).extracting(Waterfall.Bar::spanId).containsExactly("a", "b");
  }

  @Test
  void isEmptyWithoutSpans() {
    assertThat(of().bars()).isEmpty();
  }

  private static SpanRow span(String id, String parent, long offset, double ms) {
    return new SpanRow(
        id, parent, id, "other", "app", START.plusMillis(offset), ms, false, null, Map.of());
  }

  private static Waterfall of(SpanRow... spans) {
    ExampleTrace any = ReportFixture.story().traces().get(0);
    return Waterfall.of(
        new ExampleTrace(
            any.request(), List.of(spans), List.of(), List.of(), List.of(), List.of(), List.of()));
  }
}
