package dev.lakeglass.ingest;

import static dev.lakeglass.ingest.Spans.entering;
import static dev.lakeglass.ingest.Spans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CriticalPathTest {
  private static final SpanNode ROOT = entering(span("r", null, "http", 0, 100));

  private static CriticalPath path(SpanNode... spans) {
    return new Trace("t", LocalDate.of(2026, 11, 22), List.of(spans)).criticalPath();
  }

  /**
   * Walked back by hand from 100: nothing runs in 90–100 (other 10); the model 40–90 ends last
   * (model 50); before 40 the search, which ends at 45 but is cut at 40, began at 10 (retrieval 30,
   * of which its tool 20–30 takes 10); the tool 5–12 ends at 12, cut at 10 (tool 5); then other 5.
   */
  @Test
  void givesEveryMomentToTheInnermostSpanWaitedFor() {
    CriticalPath path =
        path(
            ROOT,
            span("t", "r", "execute_tool", 5, 12),
            span("s", "r", "retrieval", 10, 45),
            span("u", "s", "execute_tool", 20, 30),
            span("m", "r", "chat", 40, 90));

    assertThat(path).isEqualTo(new CriticalPath(50, 20, 15, 15));
    assertThat(path.durationMs()).isEqualTo(100);
    assertThat(path.longestStage()).isEqualTo("model");
  }

  @Test
  void ignoresAChildCoveredByOneThatEndsLater() {
    assertThat(path(ROOT, span("m", "r", "chat", 0, 100), span("t", "r", "execute_tool", 20, 80)))
        .isEqualTo(new CriticalPath(100, 0, 0, 0));
  }

  @Test
  void countsOnlyWhatFallsWithinTheRequest() {
    assertThat(path(span("e", "r", "retrieval", -20, 10), ROOT, span("m", "r", "chat", 90, 150)))
        .isEqualTo(new CriticalPath(10, 10, 0, 80));
  }

  @Test
  void putsOrphansUnderTheEntry() {
    assertThat(path(ROOT, span("m", "lost", "chat", 10, 60)))
        .isEqualTo(new CriticalPath(50, 0, 0, 50));
  }

  @Test
  void spansFirstToLastMomentWithoutAnEntry() {
    assertThat(path(span("s", "lost", "retrieval", 0, 20), span("m", "lost", "chat", 50, 80)))
        .isEqualTo(new CriticalPath(30, 20, 0, 30));
  }

  @Test
  void endsForSpansThatAreEachOthersParents() {
    assertThat(path(span("a", "b", "chat", 0, 20), span("b", "a", "chat", 0, 20)).durationMs())
        .isEqualTo(20);
  }

  @Test
  void namesTheLongestStage() {
    assertThat(new CriticalPath(1, 2, 1, 1).longestStage()).isEqualTo("retrieval");
    assertThat(new CriticalPath(1, 1, 2, 1).longestStage()).isEqualTo("tool");
    assertThat(new CriticalPath(1, 1, 1, 2).longestStage()).isEqualTo("other");
    assertThat(new CriticalPath(2, 2, 2, 2).longestStage()).isEqualTo("model");
  }

  @Test
  void hasPartsThatSumToTheDurationOfAnyTrace() {
    Random random = new Random(20261122);
    List<String> operations = List.of("chat", "retrieval", "execute_tool", "other", "rerank");
    for (int round = 0; round < 2_000; round++) {
      List<SpanNode> spans = new ArrayList<>(List.of(ROOT));
      for (int i = 0; i < random.nextInt(12); i++) {
        String parent = i == 0 || random.nextInt(4) == 0 ? "r" : "s" + random.nextInt(i + 2);
        int from = random.nextInt(140) - 20;
        String operation = operations.get(random.nextInt(operations.size()));
        spans.add(span("s" + i, parent, operation, from, from + random.nextInt(60)));
      }
      spans.sort(Comparator.comparingLong(SpanNode::startMicros));
      CriticalPath path = path(spans.toArray(SpanNode[]::new));
      assertThat(path.durationMs()).isCloseTo(100, within(1e-9));
      assertThat(List.of(path.modelMs(), path.retrievalMs(), path.toolMs(), path.otherMs()))
          .allSatisfy(part -> assertThat(part).isNotNegative());
    }
  }
}
