package dev.lakeglass.report;

import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.RetrievalRow;
import dev.lakeglass.slice.DocumentDay;
import dev.lakeglass.slice.DocumentLift;
import dev.lakeglass.slice.DocumentRefresh;
import dev.lakeglass.slice.IndexRequests;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Documents that are on top of bad requests, changed for the worse, or are not returned any more.
 */
final class DocumentTables {
  private static final int FORGOTTEN_DAYS = 7;
  private static final int MOST = 40;

  private final ReportData data;

  DocumentTables(ReportData data) {
    this.data = data;
  }

  DataTable<DocumentRefresh> refreshes() {
    return new DataTable<>(
            "document_refreshes",
            "Documents changed before requests went bad",
            DocumentRefresh.find(data.documentDays()))
        .text("Document", row -> Cell.text(row.documentId()).detailed(row.indexName()))
        .text("Changed", row -> Cell.text(Format.day(row.since())))
        .number("Bad before", "", row -> Cell.share(row.badBefore(), row.requestsBefore()))
        .number("Bad since", "", row -> Cell.share(row.badAfter(), row.requestsAfter()))
        .number(
            "q",
            "Fisher's exact test after Benjamini-Hochberg",
            row -> Cell.number(Format.pValue(row.qValue()), String.valueOf(row.qValue())))
        .export("index_name", DocumentRefresh::indexName)
        .export("document_id", DocumentRefresh::documentId)
        .export("since_date", DocumentRefresh::since)
        .export("request_count_before", DocumentRefresh::requestsBefore)
        .export("bad_request_count_before", DocumentRefresh::badBefore)
        .export("request_count_after", DocumentRefresh::requestsAfter)
        .export("bad_request_count_after", DocumentRefresh::badAfter)
        .export("q_value", DocumentRefresh::qValue)
        .note("Whatever else changed on that day shows here too: before is not because.")
        .whenEmpty("No document's change was followed by more bad requests than chance explains.");
  }

  DataTable<DocumentLift> lifts() {
    return new DataTable<>(
            "document_lifts",
            "Documents on top of requests that went bad",
            DocumentLift.find(data.documentDays(), indexes()))
        .text("Document", row -> Cell.text(row.documentId()).detailed(row.indexName()))
        .number("On top", "of requests", row -> Cell.part(row.firstRequests(), row.requests()))
        .number("Bad then", "", row -> Cell.share(row.firstBad(), row.firstRequests()))
        .number("Bad else", "", row -> Cell.share(row.otherBad(), row.otherRequests()))
        .number(
            "Lift",
            "times the share of all requests of the index",
            row -> Cell.number(Format.number(row.lift()) + " ×", String.valueOf(row.lift())))
        .number(
            "q",
            "Fisher's exact test after Benjamini-Hochberg",
            row -> Cell.number(Format.pValue(row.qValue()), String.valueOf(row.qValue())))
        .export("index_name", DocumentLift::indexName)
        .export("document_id", DocumentLift::documentId)
        .export("request_count", DocumentLift::requests)
        .export("first_rank_request_count", DocumentLift::firstRequests)
        .export("first_rank_bad_request_count", DocumentLift::firstBad)
        .export("other_request_count", DocumentLift::otherRequests)
        .export("other_bad_request_count", DocumentLift::otherBad)
        .export("lift", DocumentLift::lift)
        .export("p_value", DocumentLift::pValue)
        .export("q_value", DocumentLift::qValue)
        .note("Hard questions find the same documents again and again: on top of is not because.")
        .whenEmpty("No document on top was followed by more bad requests than chance explains.");
  }

  private List<IndexRequests> indexes() {
    Map<String, IndexRequests> indexes = new TreeMap<>();
    for (RetrievalRow row : data.retrievals()) {
      indexes.merge(
          row.indexName(),
          new IndexRequests(row.indexName(), row.requestCount(), row.badRequestCount()),
          (a, b) ->
              new IndexRequests(
                  a.indexName(), a.requests() + b.requests(), a.badRequests() + b.badRequests()));
    }
    return List.copyOf(indexes.values());
  }

  DataTable<DocumentDay> forgotten() {
    return new DataTable<>(
            "forgotten_documents", "Documents no search has returned lately", lastDays())
        .text("Document", row -> Cell.text(row.documentId()).detailed(row.indexName()))
        .text("Last returned", row -> Cell.text(Format.day(row.day())))
        .number("Requests", "on that day", row -> Cell.count(row.requests()))
        .export("index_name", DocumentDay::indexName)
        .export("document_id", DocumentDay::documentId)
        .export("last_returned_date", DocumentDay::day)
        .note(
            "Returned within the days of the trend, but not in the last %d; what was never returned"
                    .formatted(FORGOTTEN_DAYS)
                + " is not in the logs.")
        .whenEmpty("Every document of the trend was returned in the last days.");
  }

  private List<DocumentDay> lastDays() {
    Map<List<String>, DocumentDay> last = new HashMap<>();
    for (DocumentDay day : data.documentDays()) {
      last.merge(
          List.of(day.indexName(), day.documentId()),
          day,
          (a, b) -> a.day().isAfter(b.day()) ? a : b);
    }
    LocalDate limit = data.date().minusDays(FORGOTTEN_DAYS);
    return last.values().stream()
        .filter(day -> !day.day().isAfter(limit))
        .sorted(
            Comparator.comparing(DocumentDay::requests)
                .reversed()
                .thenComparing(DocumentDay::documentId))
        .limit(MOST)
        .toList();
  }
}
