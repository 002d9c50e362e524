package dev.lakeglass.report;

import dev.lakeglass.report.data.CoverageRow;
import dev.lakeglass.report.data.DocumentRow;
import dev.lakeglass.report.data.FeedbackRow;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.PromptVersionRow;
import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.RedactionRow;
import dev.lakeglass.report.data.RejectedRow;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.RetrievalRow;
import java.util.Comparator;
import java.util.List;

/** The tables of the quality page. */
final class QualityTables {
  private static final Comparator<QualityRow> WORST_FIRST =
      Comparator.comparing(
              QualityRow::hitRatioLower, Comparator.nullsFirst(Comparator.<Double>naturalOrder()))
          .reversed()
          .thenComparing(QualityRow::sliceValue)
          .thenComparing(QualityRow::indicator);

  private final ReportData data;
  private final History history;

  QualityTables(ReportData data) {
    this.data = data;
    this.history = new History(data);
  }

  DataTable<QualityRow> indicators() {
    List<QualityRow> rows = history.qualityOfDay(row -> row.sliceKey().equals("all"));
    return quality("quality", "Every indicator, all requests", rows, false);
  }

  /** Bad requests of each value of a dimension. */
  DataTable<QualityRow> slices(String key) {
    List<QualityRow> rows =
        history.qualityOfDay(row -> row.sliceKey().equals(key) && row.indicator().equals("is_bad"));
    return quality("quality_by_" + key, "Bad requests by " + Metric.sliceWord(key), rows, true);
  }

  /** Every indicator that was hit, of each value of a dimension. */
  DataTable<QualityRow> indicators(String key) {
    List<QualityRow> rows =
        history.qualityOfDay(
            row ->
                row.sliceKey().equals(key)
                    && !row.indicator().equals("is_bad")
                    && (row.hitCount() > 0 || row.erroredCount() > 0));
    return quality(
            "indicators_by_" + key,
            "Failed checks, errors and feedback by " + Metric.sliceWord(key),
            rows,
            true)
        .note("Only indicators that were hit at least once; no hits, no row.");
  }

  private DataTable<QualityRow> quality(
      String id, String caption, List<QualityRow> rows, boolean isSliced) {
    double scale = scale(rows);
    DataTable<QualityRow> table =
        new DataTable<>(id, caption, rows.stream().sorted(WORST_FIRST).toList());
    if (isSliced) {
      table.text(
          Metric.sliceTitle(rows.isEmpty() ? "" : rows.get(0).sliceKey()),
          row -> Cell.text(row.sliceValue()));
    }
    if (rows.stream().anyMatch(row -> !row.indicator().equals("is_bad"))) {
      table.text(
          "Indicator", row -> Cell.text(Metric.of(row.indicator()).title()).detailed(kind(row)));
    }
    return table
        .number("Share", "with its 95 % Wilson interval and the number it could judge", this::ratio)
        .text("", row -> Cell.graph(interval(row, scale)))
        .number("Baseline", "pooled over " + history.baselineText(), this::baseline)
        .text("Trend", row -> Cell.graph(history.spark(row)))
        .number("Hits", "", row -> Cell.count(row.hitCount()))
        .number("Not applicable", "", row -> Cell.count(row.notApplicableCount()))
        .number("Check failed itself", "in neither count", row -> Cell.count(row.erroredCount()))
        .export("event_date", QualityRow::eventDate)
        .export("slice_key", QualityRow::sliceKey)
        .export("slice_value", QualityRow::sliceValue)
        .export("indicator", QualityRow::indicator)
        .export("unit", QualityRow::unit)
        .export("applicable_count", QualityRow::applicableCount)
        .export("hit_count", QualityRow::hitCount)
        .export("not_applicable_count", QualityRow::notApplicableCount)
        .export("errored_count", QualityRow::erroredCount)
        .export("hit_ratio", QualityRow::hitRatio)
        .export("hit_ratio_lower", QualityRow::hitRatioLower)
        .export("hit_ratio_upper", QualityRow::hitRatioUpper)
        .export("baseline_hit_count", row -> history.baseline(row).hits())
        .export("baseline_applicable_count", row -> history.baseline(row).count());
  }

  private static String kind(QualityRow row) {
    String name = row.indicator();
    if (name.startsWith("check:")) {
      return "check, per model call";
    }
    return name.startsWith("label:") ? "feedback" : "";
  }

  private static double scale(List<QualityRow> rows) {
    return rows.stream()
        .filter(row -> row.hitRatioUpper() != null && row.applicableCount() >= 20)
        .mapToDouble(QualityRow::hitRatioUpper)
        .max()
        .orElse(1);
  }

  private Cell ratio(QualityRow row) {
    return Cell.ratio(
        row.hitRatio(), row.hitRatioLower(), row.hitRatioUpper(), row.applicableCount());
  }

  private Graph interval(QualityRow row, double scale) {
    return Graph.interval(
        "Share with its interval; the mark is the baseline",
        0,
        scale,
        row.hitRatio(),
        row.hitRatioLower(),
        row.hitRatioUpper(),
        history.baseline(row).ratio());
  }

  private Cell baseline(QualityRow row) {
    History.Pooled before = history.baseline(row);
    return before.count() == 0
        ? Cell.missing().detailed("no data")
        : Cell.number(Format.share(before.ratio()), String.valueOf(before.ratio()))
            .detailed("n " + Format.count(before.count()));
  }

  DataTable<OutcomeRow> routes() {
    List<OutcomeRow> rows =
        data.outcomes().stream()
            .filter(
                row -> row.eventDate().equals(data.date()) && !row.sliceKey().equals("tenant_id"))
            .sorted(
                Comparator.comparing(OutcomeRow::requestCount)
                    .reversed()
                    .thenComparing(OutcomeRow::sliceValue))
            .toList();
    return new DataTable<>("routes", "Requests by route", rows)
        .text("Route", row -> Cell.text(row.sliceKey().equals("all") ? "all" : row.sliceValue()))
        .number("Requests", "", row -> Cell.count(row.requestCount()))
        .number("Bad", "share of requests", row -> Cell.share(row.badCount(), row.requestCount()))
        .number("Errors", "", row -> Cell.count(row.errorCount()))
        .number(
            "Incomplete", "the entry span never arrived", row -> Cell.count(row.incompleteCount()))
        .number("With feedback", "", row -> Cell.share(row.labelledCount(), row.requestCount()))
        .number("Median", "duration", row -> Cell.duration(row.p50DurationMs()))
        .number("p95", "duration", row -> Cell.duration(row.p95DurationMs()))
        .export("event_date", OutcomeRow::eventDate)
        .export("slice_key", OutcomeRow::sliceKey)
        .export("slice_value", OutcomeRow::sliceValue)
        .export("request_count", OutcomeRow::requestCount)
        .export("bad_count", OutcomeRow::badCount)
        .export("error_count", OutcomeRow::errorCount)
        .export("incomplete_count", OutcomeRow::incompleteCount)
        .export("labelled_count", OutcomeRow::labelledCount)
        .export("p50_duration_ms", OutcomeRow::p50DurationMs)
        .export("p95_duration_ms", OutcomeRow::p95DurationMs);
  }

  DataTable<RetrievalRow> retrievals() {
    List<RetrievalRow> rows =
        data.retrievals().stream().filter(row -> row.eventDate().equals(data.date())).toList();
    return new DataTable<>("retrieval", "Searches by index, data set and route", rows)
        .text("Index", row -> Cell.text(row.indexName()).detailed(row.datasetVersion()))
        .text("Route", row -> Cell.text(row.route()))
        .number("Searches", "attempts included", row -> Cell.count(row.searchCount()))
        .number(
            "Stale documents",
            "returned older than before",
            row -> Cell.part(row.staleDocumentCount(), row.documentCount()))
        .number(
            "Retried requests",
            "",
            row -> Cell.share(row.retriedRequestCount(), row.requestCount()))
        .number("Failed", "of searches", row -> Cell.share(row.errorCount(), row.searchCount()))
        .number("Empty", "of searches", row -> Cell.share(row.emptyCount(), row.searchCount()))
        .number(
            "Reached a prompt",
            "of documents",
            row -> Cell.part(row.promptDocumentCount(), row.documentCount()))
        .number("Top score", "mean", row -> Cell.metric(Metric.of("score"), row.meanTopScore()))
        .number(
            "Duration",
            "mean",
            row ->
                Cell.duration(row.meanDurationMs())
                    .detailed("p95 " + Format.duration(row.p95DurationMs())))
        .number("Low scores", "5 % expected", row -> part(row.lowScoreCount(), row.searchCount()))
        .number("Slow", "5 % expected", row -> part(row.slowCount(), row.searchCount()))
        .number(
            "Unused",
            "searches of which no document reached a prompt",
            row -> Cell.part(row.unusedSearchCount(), row.searchCount()))
        .number("Repeated documents", "", row -> Cell.count(row.repeatedDocumentCount()))
        .number(
            "Storms",
            "requests with 4 tries or more",
            row -> Cell.count(row.retryStormRequestCount()))
        .number(
            "Old cache", "cached results past their age", row -> Cell.count(row.oldCacheHitCount()))
        .export("event_date", RetrievalRow::eventDate)
        .export("index_name", RetrievalRow::indexName)
        .export("dataset_version", RetrievalRow::datasetVersion)
        .export("route", RetrievalRow::route)
        .export("search_count", RetrievalRow::searchCount)
        .export("request_count", RetrievalRow::requestCount)
        .export("retry_count", RetrievalRow::retryCount)
        .export("retried_request_count", RetrievalRow::retriedRequestCount)
        .export("error_count", RetrievalRow::errorCount)
        .export("empty_count", RetrievalRow::emptyCount)
        .export("cache_hit_count", RetrievalRow::cacheHitCount)
        .export("document_count", RetrievalRow::documentCount)
        .export("stale_document_count", RetrievalRow::staleDocumentCount)
        .export("prompt_document_count", RetrievalRow::promptDocumentCount)
        .export("mean_top_score", RetrievalRow::meanTopScore)
        .export("mean_duration_ms", RetrievalRow::meanDurationMs)
        .export("p95_duration_ms", RetrievalRow::p95DurationMs)
        .export("low_score_count", RetrievalRow::lowScoreCount)
        .export("slow_count", RetrievalRow::slowCount)
        .export("repeated_document_count", RetrievalRow::repeatedDocumentCount)
        .export("unused_search_count", RetrievalRow::unusedSearchCount)
        .export("retry_storm_request_count", RetrievalRow::retryStormRequestCount)
        .export("old_cache_hit_count", RetrievalRow::oldCacheHitCount)
        .export("bad_request_count", RetrievalRow::badRequestCount)
        .whenEmpty("No request searched on this day, or searches are not sent.");
  }

  private static Cell part(Long hits, long of) {
    return hits == null ? Cell.missing().detailed("too few before") : Cell.part(hits, of);
  }

  DataTable<DocumentRow> documents() {
    return new DataTable<>("documents", "Documents to look at", data.documents())
        .text("Document", row -> Cell.text(row.documentId()).detailed(row.indexName()))
        .number("Returned", "", row -> Cell.count(row.retrievedCount()))
        .number(
            "Stale",
            "returned older than before",
            row -> Cell.part(row.staleCount(), row.retrievedCount()))
        .number(
            "Bad requests",
            "of those it was returned to",
            row -> Cell.share(row.badRequestCount(), row.requestCount()))
        .number("First", "times on rank 1", row -> Cell.count(row.firstRankCount()))
        .number("Reached a prompt", "", row -> Cell.part(row.promptCount(), row.retrievedCount()))
        .number("Score", "mean", row -> Cell.metric(Metric.of("score"), row.meanScore()))
        .text("Nearly the same as", row -> Cell.text(row.nearDuplicateId()))
        .text("Newest version", row -> Cell.text(row.documentVersion()))
        .text("Changed", row -> Cell.text(Format.minute(row.documentUpdatedAt())))
        .export("event_date", row -> data.date())
        .export("index_name", DocumentRow::indexName)
        .export("document_id", DocumentRow::documentId)
        .export("retrieved_count", DocumentRow::retrievedCount)
        .export("request_count", DocumentRow::requestCount)
        .export("first_rank_count", DocumentRow::firstRankCount)
        .export("prompt_count", DocumentRow::promptCount)
        .export("stale_count", DocumentRow::staleCount)
        .export("mean_score", DocumentRow::meanScore)
        .export("document_version", DocumentRow::documentVersion)
        .export("document_updated_at", DocumentRow::documentUpdatedAt)
        .export("bad_request_count", DocumentRow::badRequestCount)
        .export("near_duplicate_id", DocumentRow::nearDuplicateId)
        .export("near_duplicate_similarity", DocumentRow::nearDuplicateSimilarity)
        .whenEmpty("No document was returned on this day.");
  }

  DataTable<FeedbackRow> feedback() {
    List<FeedbackRow> rows =
        data.feedback().stream().filter(row -> row.eventDate().equals(data.date())).toList();
    return new DataTable<>("feedback", "Feedback about the day's requests, so far", rows)
        .text("Label", row -> Cell.text(Metric.of(row.labelName()).title()))
        .text("Slice", row -> Cell.text(Metric.slice(row.sliceKey(), row.sliceValue())))
        .number(
            "Requests with it",
            "",
            row -> Cell.share(row.labelledRequestCount(), row.requestCount()))
        .number("Labels", "", row -> Cell.count(row.labelCount()))
        .export("event_date", FeedbackRow::eventDate)
        .export("slice_key", FeedbackRow::sliceKey)
        .export("slice_value", FeedbackRow::sliceValue)
        .export("label_name", FeedbackRow::labelName)
        .export("request_count", FeedbackRow::requestCount)
        .export("labelled_request_count", FeedbackRow::labelledRequestCount)
        .export("label_count", FeedbackRow::labelCount)
        .whenEmpty("Nobody has said anything about the day's requests yet.")
        .note(
            "Feedback comes late: these numbers grow for some days, and with them the bad requests.");
  }

  DataTable<CoverageRow> coverage() {
    return new DataTable<>("signal_coverage", "What the applications send", data.coverage())
        .text("Signal", row -> Cell.text(Metric.of(row.signal()).title()))
        .text("Route", row -> Cell.text(row.route()).detailed(row.application()))
        .number(
            "Requests with it",
            "",
            row ->
                Cell.part(row.coveredCount(), row.requestCount())
                    .toned(row.coveredCount() < row.requestCount() ? "warn" : ""))
        .export("event_date", row -> data.date())
        .export("application", CoverageRow::application)
        .export("route", CoverageRow::route)
        .export("signal", CoverageRow::signal)
        .export("request_count", CoverageRow::requestCount)
        .export("covered_count", CoverageRow::coveredCount)
        .export("covered_ratio", CoverageRow::coveredRatio)
        .note("A signal that is not sent cannot be judged; instrument the lowest first.");
  }

  DataTable<RejectedRow> rejected() {
    return new DataTable<>("rejected", "Records that could not be read", data.rejected())
        .text("Reason", row -> Cell.text(row.reasonCode().replace('_', ' ')))
        .text("Source", row -> Cell.text(row.sourceName()).detailed(row.sourceFormat()))
        .number("Records", "arrived on the day", row -> Cell.count(row.rejectedCount()))
        .export("event_date", row -> data.date())
        .export("source_name", RejectedRow::sourceName)
        .export("source_format", RejectedRow::sourceFormat)
        .export("reason_code", RejectedRow::reasonCode)
        .export("rejected_count", RejectedRow::rejectedCount)
        .whenEmpty("Every record that arrived on this day could be read.")
        .note("File and position of each are in the table rejected_lines.");
  }

  DataTable<RedactionRow> redactions() {
    return new DataTable<>("redaction", "What was redacted", data.redactions())
        .text("Type", row -> Cell.text(row.redactionType().replace('_', ' ')))
        .text("Route", row -> Cell.text(row.route()).detailed(row.application()))
        .number("Values", "", row -> Cell.count(row.valueCount()))
        .number("Requests", "that held it", row -> Cell.count(row.requestCount()))
        .number("Feedback", "events that held it", row -> Cell.count(row.labelCount()))
        .text("Releases", row -> Cell.text(String.join(", ", row.releases())))
        .export("event_date", row -> data.date())
        .export("application", RedactionRow::application)
        .export("route", RedactionRow::route)
        .export("redaction_type", RedactionRow::redactionType)
        .export("value_count", RedactionRow::valueCount)
        .export("request_count", RedactionRow::requestCount)
        .export("label_count", RedactionRow::labelCount)
        .export("releases", RedactionRow::releases)
        .whenEmpty("Nothing personal and no secret was found in the day's logs.")
        .note(
            "What is not found is not counted: the measured recall is in jobs/docs/redaction.md.");
  }

  DataTable<PromptVersionRow> promptVersions() {
    return new DataTable<>("prompt_versions", "Prompt versions in use", data.promptVersions())
        .text("Prompt", row -> Cell.text(row.promptName()).detailed(row.application()))
        .text(
            "Version",
            row ->
                row.isNew()
                    ? Cell.text(row.promptVersion()).toned("new").detailed("new")
                    : Cell.text(row.promptVersion()))
        .text("Follows", row -> Cell.text(row.previousPromptVersion()))
        .number("Calls", "", row -> Cell.count(row.callCount()))
        .text(
            "First seen",
            row -> Cell.text(Format.minute(row.firstSeenAt())).sorted(row.firstSeenAt().toString()))
        .number(
            "System prompt",
            "characters",
            row ->
                before(
                    Cell.count(row.systemPromptLength()),
                    row.previousSystemPromptLength() == null
                        ? null
                        : Format.count(row.previousSystemPromptLength())))
        .number(
            "Output tokens",
            "mean per call",
            row ->
                before(
                    Cell.metric(Metric.of("output_tokens"), row.meanOutputTokens()),
                    row.previousMeanOutputTokens() == null
                        ? null
                        : Format.number(row.previousMeanOutputTokens())))
        .text("Template", row -> Cell.text(row.templateHash()).toned("code"))
        .export("event_date", row -> data.date())
        .export("prompt_name", PromptVersionRow::promptName)
        .export("prompt_version", PromptVersionRow::promptVersion)
        .export("template_hash", PromptVersionRow::templateHash)
        .export("application", PromptVersionRow::application)
        .export("call_count", PromptVersionRow::callCount)
        .export("first_seen_at", PromptVersionRow::firstSeenAt)
        .export("last_seen_at", PromptVersionRow::lastSeenAt)
        .export("is_new", PromptVersionRow::isNew)
        .export("previous_prompt_version", PromptVersionRow::previousPromptVersion)
        .export("system_prompt_length", PromptVersionRow::systemPromptLength)
        .export("previous_system_prompt_length", PromptVersionRow::previousSystemPromptLength)
        .export("mean_output_tokens", PromptVersionRow::meanOutputTokens)
        .export("previous_mean_output_tokens", PromptVersionRow::previousMeanOutputTokens)
        .whenEmpty("No model call was made on this day.");
  }

  private static Cell before(Cell cell, String previous) {
    return previous == null ? cell : cell.detailed("before " + previous);
  }
}
