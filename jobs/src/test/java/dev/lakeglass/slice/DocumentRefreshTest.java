package dev.lakeglass.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentRefreshTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private final List<DocumentDay> days = new ArrayList<>();

  private void add(String id, int day, long requests, long bad, int changedOn) {
    Instant updatedAt =
        changedOn == 0 ? null : Instant.parse("2026-11-%02dT06:00:00Z".formatted(changedOn));
    days.add(new DocumentDay(DAY.withDayOfMonth(day), "kb", id, requests, bad, 0, 0, updatedAt));
  }

  @Test
  void namesTheRefreshThatPrecededADrop() {
    add("fees", 18, 30, 2, 1);
    add("fees", 19, 30, 1, 1);
    add("fees", 21, 20, 10, 21);
    add("hours", 18, 60, 4, 1);
    add("hours", 21, 20, 2, 21);

    List<DocumentRefresh> found = DocumentRefresh.find(days);

    assertThat(found).hasSize(1);
    DocumentRefresh fees = found.get(0);
    assertThat(fees.documentId()).isEqualTo("fees");
    assertThat(fees.since()).isEqualTo(DAY.withDayOfMonth(21));
    assertThat(fees.badBefore()).isEqualTo(3);
    assertThat(fees.requestsBefore()).isEqualTo(60);
    // scipy.stats.fisher_exact([[10, 10], [3, 57]], alternative="greater") times two documents
    assertThat(fees.qValue()).isCloseTo(2 * FISHER, within(1e-12));
  }

  private static final double FISHER = 2.102987028621838e-05;

  @Test
  void saysNothingWithoutAChangeOrWithFewRequests() {
    add("same", 18, 60, 0, 1);
    add("same", 21, 20, 20, 1);
    add("unknown", 18, 60, 0, 0);
    add("unknown", 21, 20, 20, 0);
    add("rare", 18, 60, 0, 1);
    add("rare", 21, 4, 4, 21);
    assertThat(DocumentRefresh.find(days)).isEmpty();
  }
}
