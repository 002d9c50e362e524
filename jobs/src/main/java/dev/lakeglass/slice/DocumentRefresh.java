package dev.lakeglass.slice;

import dev.lakeglass.statistics.BenjaminiHochberg;
import dev.lakeglass.statistics.Distributions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A document that was changed, and after whose change more of its requests went bad.
 *
 * @param since first day on which the changed document was returned
 * @param qValue Fisher's exact test, one-sided, after Benjamini-Hochberg over all changed documents
 */
public record DocumentRefresh(
    String indexName,
    String documentId,
    LocalDate since,
    long requestsBefore,
    long badBefore,
    long requestsAfter,
    long badAfter,
    double qValue) {
  private static final double HIGHEST_Q_VALUE = 0.05;
  private static final int FEWEST_REQUESTS = 5;

  /**
   * The documents whose last change preceded a rise of bad requests, surest first. What changed at
   * the same time for all documents shows here too: a refresh precedes, it need not be the cause.
   */
  public static List<DocumentRefresh> find(List<DocumentDay> days) {
    Map<String, List<DocumentDay>> byDocument = new TreeMap<>();
    days.stream()
        .sorted(Comparator.comparing(DocumentDay::day))
        .forEach(
            day ->
                byDocument
                    .computeIfAbsent(
                        day.indexName() + "\u0000" + day.documentId(), key -> new ArrayList<>())
                    .add(day));
    List<DocumentRefresh> tested =
        byDocument.values().stream().map(DocumentRefresh::of).flatMap(Optional::stream).toList();
    double[] qValues =
        BenjaminiHochberg.qValues(tested.stream().mapToDouble(DocumentRefresh::qValue).toArray());
    List<DocumentRefresh> found = new ArrayList<>();
    for (int index = 0; index < qValues.length; index++) {
      if (qValues[index] <= HIGHEST_Q_VALUE) {
        found.add(tested.get(index).with(qValues[index]));
      }
    }
    found.sort(Comparator.comparingDouble(DocumentRefresh::qValue));
    return found;
  }

  /** Before and after the last change of one document, with the p-value in the q-value's place. */
  private static Optional<DocumentRefresh> of(List<DocumentDay> days) {
    int changed = 0;
    for (int index = 1; index < days.size(); index++) {
      boolean isNewer =
          days.get(index).updatedAt() != null
              && days.get(index - 1).updatedAt() != null
              && days.get(index).updatedAt().isAfter(days.get(index - 1).updatedAt());
      changed = isNewer ? index : changed;
    }
    List<DocumentDay> before = days.subList(0, changed);
    List<DocumentDay> after = days.subList(changed, days.size());
    long requestsBefore = before.stream().mapToLong(DocumentDay::requests).sum();
    long requestsAfter = after.stream().mapToLong(DocumentDay::requests).sum();
    if (requestsBefore < FEWEST_REQUESTS || requestsAfter < FEWEST_REQUESTS) {
      return Optional.empty();
    }
    long badBefore = before.stream().mapToLong(DocumentDay::badRequests).sum();
    long badAfter = after.stream().mapToLong(DocumentDay::badRequests).sum();
    DocumentDay first = after.get(0);
    return Optional.of(
        new DocumentRefresh(
            first.indexName(),
            first.documentId(),
            first.day(),
            requestsBefore,
            badBefore,
            requestsAfter,
            badAfter,
            Distributions.fisherExactGreater(badAfter, requestsAfter, badBefore, requestsBefore)));
  }

  private DocumentRefresh with(double newQValue) {
    return new DocumentRefresh(
        indexName,
        documentId,
        since,
        requestsBefore,
        badBefore,
        requestsAfter,
        badAfter,
        newQValue);
  }
}
