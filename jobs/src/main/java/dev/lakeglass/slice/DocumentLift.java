package dev.lakeglass.slice;

import dev.lakeglass.statistics.BenjaminiHochberg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document that is mostly on top when it is returned, and whose requests then go bad more often
 * than the others of its index.
 *
 * @param requests requests it was returned to
 * @param firstRequests those of them where it was on top
 * @param firstBad those of these that went bad
 * @param otherRequests requests that searched the index and did not have it on top
 * @param otherBad those of them that went bad
 * @param pValue Fisher's exact test, one-sided
 * @param qValue p-value after Benjamini-Hochberg over all documents tested
 */
public record DocumentLift(
    String indexName,
    String documentId,
    long requests,
    long firstRequests,
    long firstBad,
    long otherRequests,
    long otherBad,
    double pValue,
    double qValue) {
  static final int FEWEST_REQUESTS = 10;
  static final double LEAST_FIRST_SHARE = 0.5;
  static final double LEAST_LIFT = 1.5;
  static final double HIGHEST_Q_VALUE = 0.05;

  /** How many times as often its requests go bad as all requests of the index do. */
  public double lift() {
    return counts().lift();
  }

  private Counts counts() {
    return new Counts(firstRequests, firstBad, firstRequests + otherRequests, firstBad + otherBad);
  }

  /**
   * The documents with a q-value of {@value #HIGHEST_Q_VALUE} and a lift of {@value #LEAST_LIFT},
   * surest first. Tested are those that were on top of {@value #FEWEST_REQUESTS} requests or more
   * and of half of those they were returned to, in indexes with as many other requests. A document
   * that answers hard questions shows here too: on top of is not because of.
   */
  public static List<DocumentLift> find(List<DocumentDay> days, List<IndexRequests> indexes) {
    List<DocumentLift> tested = new ArrayList<>();
    for (IndexRequests index : indexes) {
      byDocument(days, index.indexName()).values().stream()
          .map(own -> of(own, index))
          .filter(DocumentLift::isTested)
          .map(lift -> lift.with(lift.counts().pValue(), 1))
          .forEach(tested::add);
    }
    double[] qValues =
        BenjaminiHochberg.qValues(tested.stream().mapToDouble(DocumentLift::pValue).toArray());
    List<DocumentLift> found = new ArrayList<>();
    for (int index = 0; index < qValues.length; index++) {
      DocumentLift lift = tested.get(index).with(tested.get(index).pValue(), qValues[index]);
      if (lift.qValue() <= HIGHEST_Q_VALUE && lift.lift() >= LEAST_LIFT) {
        found.add(lift);
      }
    }
    found.sort(
        Comparator.comparingDouble(DocumentLift::pValue).thenComparing(DocumentLift::documentId));
    return found;
  }

  private static Map<String, List<DocumentDay>> byDocument(List<DocumentDay> days, String index) {
    Map<String, List<DocumentDay>> byDocument = new TreeMap<>();
    days.stream()
        .filter(day -> day.indexName().equals(index))
        .forEach(
            day -> byDocument.computeIfAbsent(day.documentId(), key -> new ArrayList<>()).add(day));
    return byDocument;
  }

  private static DocumentLift of(List<DocumentDay> days, IndexRequests index) {
    long first = days.stream().mapToLong(DocumentDay::firstRequests).sum();
    long firstBad = days.stream().mapToLong(DocumentDay::firstBadRequests).sum();
    return new DocumentLift(
        index.indexName(),
        days.get(0).documentId(),
        days.stream().mapToLong(DocumentDay::requests).sum(),
        first,
        firstBad,
        index.requests() - first,
        index.badRequests() - firstBad,
        1,
        1);
  }

  private boolean isTested() {
    return firstRequests >= FEWEST_REQUESTS
        && firstRequests >= LEAST_FIRST_SHARE * requests
        && otherRequests >= FEWEST_REQUESTS
        && otherBad >= 0;
  }

  private DocumentLift with(double newPValue, double newQValue) {
    return new DocumentLift(
        indexName,
        documentId,
        requests,
        firstRequests,
        firstBad,
        otherRequests,
        otherBad,
        newPValue,
        newQValue);
  }
}
