package dev.lakeglass.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentLiftTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private final List<DocumentDay> days = new ArrayList<>();

  private void add(String index, String id, int day, long requests, long first, long firstBad) {
    days.add(
        new DocumentDay(
            DAY.withDayOfMonth(day), index, id, requests, firstBad, first, firstBad, null));
  }

  @Test
  void namesTheDocumentThatIsOnTopOfBadRequests() {
    add("kb", "limits", 18, 14, 11, 7);
    add("kb", "limits", 19, 12, 9, 5);
    add("kb", "hours", 19, 50, 40, 6);
    add("other", "limits", 19, 50, 40, 40);

    List<DocumentLift> found = DocumentLift.find(days, List.of(new IndexRequests("kb", 300, 40)));

    assertThat(found).hasSize(1);
    DocumentLift limits = found.get(0);
    assertThat(limits.documentId()).isEqualTo("limits");
    assertThat(limits.firstRequests()).isEqualTo(20);
    assertThat(limits.otherRequests()).isEqualTo(280);
    assertThat(limits.otherBad()).isEqualTo(28);
    // 12 of 20 against 40 of 300
    assertThat(limits.lift()).isCloseTo(4.5, within(1e-12));
    // sum over i = 12..20 of C(40, i) C(260, 20 - i) / C(300, 20), in exact fractions
    assertThat(limits.pValue()).isCloseTo(PVALUE, within(1e-15));
    // the smaller of two p-values, times two documents tested
    assertThat(limits.qValue()).isCloseTo(2 * PVALUE, within(1e-15));
  }

  private static final double PVALUE = 3.709078253393087e-07;

  @Test
  void testsNoDocumentThatIsRarelyOnTopOrRarelyReturned() {
    add("kb", "below", 19, 41, 20, 12);
    add("kb", "rare", 19, 9, 9, 9);
    add("small", "all", 19, 30, 30, 20);

    assertThat(
            DocumentLift.find(
                days,
                List.of(new IndexRequests("kb", 300, 40), new IndexRequests("small", 39, 20))))
        .isEmpty();
  }

  /**
   * 200 lists of 30 documents without any effect: at a q-value of 0.05, 10 are expected at most.
   */
  @Test
  void findsNextToNothingInNoise() {
    Random random = new Random(3);
    int lists = 0;
    for (int list = 0; list < 200; list++) {
      days.clear();
      long bad = 0;
      for (int document = 0; document < 30; document++) {
        long first = 10 + random.nextInt(40);
        long firstBad = random.doubles(first).filter(draw -> draw < 0.1).count();
        add("kb", "d" + document, 19, first, first, firstBad);
        bad += firstBad;
      }
      long requests = days.stream().mapToLong(DocumentDay::firstRequests).sum();
      IndexRequests index = new IndexRequests("kb", requests, bad);
      lists += DocumentLift.find(days, List.of(index)).isEmpty() ? 0 : 1;
    }
    assertThat(lists).isLessThanOrEqualTo(10);
  }
}
