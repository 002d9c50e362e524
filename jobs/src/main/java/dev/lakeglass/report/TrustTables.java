package dev.lakeglass.report;

import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.TrustRow;
import dev.lakeglass.slice.Condition;
import dev.lakeglass.slice.FailureSlice;
import dev.lakeglass.statistics.Agreement;
import dev.lakeglass.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What bad requests have in common, and how far the checks that call them bad can be trusted. */
final class TrustTables {
  private static final int REASONS = 3;

  private final ReportData data;

  TrustTables(ReportData data) {
    this.data = data;
  }

  /** For example {@code route /v1/chat, release assistant@2.3.0}. */
  static String words(List<Condition> conditions) {
    return conditions.stream()
        .map(condition -> Metric.sliceWord(condition.dimension()) + " " + condition.value())
        .collect(Collectors.joining(", "));
  }

  /** One line per slice, for the overview and the chat. */
  static List<String> sentences(ReportData data) {
    return data.failureSlices().stream()
        .map(
            slice ->
                "%s: %s of %s bad, elsewhere %s%s"
                    .formatted(
                        words(slice.conditions()),
                        Format.count(slice.badCount()),
                        Format.count(slice.requestCount()),
                        Format.share(slice.otherBadRatio()),
                        slice.days() == 1 ? "" : " (" + slice.days() + " days)"))
        .toList();
  }

  DataTable<FailureSlice> slices() {
    return new DataTable<>("failure_slices", "What bad requests share", data.failureSlices())
        .text("Requests with", row -> Cell.text(words(row.conditions())).detailed(alike(row)))
        .number("Bad", "share of them", row -> Cell.share(row.badCount(), row.requestCount()))
        .number(
            "Elsewhere",
            "share of all other requests",
            row -> Cell.part(row.otherBadCount(), row.otherRequestCount()))
        .number(
            "Lift",
            "times the share of all requests",
            row -> Cell.number(Format.number(row.lift()) + " ×", String.valueOf(row.lift())))
        .number(
            "Of all bad requests",
            "",
            row -> Cell.part(row.badCount(), row.badCount() + row.otherBadCount()))
        .number(
            "q",
            "Fisher's exact test after Benjamini-Hochberg",
            row -> Cell.number(Format.pValue(row.qValue()), String.valueOf(row.qValue())))
        .text("Mostly", row -> Cell.text(reasons(row)))
        .export("event_date", row -> data.date())
        .export("days", FailureSlice::days)
        .export("conditions", row -> words(row.conditions()))
        .export("alike", row -> row.alike().stream().map(TrustTables::words).toList())
        .export("request_count", FailureSlice::requestCount)
        .export("bad_count", FailureSlice::badCount)
        .export("other_request_count", FailureSlice::otherRequestCount)
        .export("other_bad_count", FailureSlice::otherBadCount)
        .export("lift", FailureSlice::lift)
        .export("p_value", FailureSlice::pValue)
        .export("q_value", FailureSlice::qValue)
        .export("reasons", row -> row.reasons().stream().map(one -> one.name()).toList())
        .note(
            days()
                + "No request is in two rows: each row leaves out those above it. A slice that is always"
                + " worse stands here every day; what moved is on the overview.")
        .whenEmpty("Bad requests are spread evenly, or too few for more than chance.");
  }

  private String days() {
    int days = data.failureSlices().stream().mapToInt(FailureSlice::days).max().orElse(1);
    return days == 1 ? "" : "Of the last " + days + " days, for the day alone has few requests. ";
  }

  private static String alike(FailureSlice slice) {
    return slice.alike().isEmpty()
        ? ""
        : "the same requests: "
            + slice.alike().stream().map(TrustTables::words).collect(Collectors.joining("; "));
  }

  private static String reasons(FailureSlice slice) {
    return slice.reasons().stream()
        .limit(REASONS)
        .map(one -> one.name() + " " + Format.count(one.requestCount()))
        .collect(Collectors.joining(", "));
  }

  DataTable<TrustRow> checks() {
    DataTable<TrustRow> table =
        new DataTable<>("check_trust", "The checks beside reviewers", data.trust())
            .text("Check", row -> Cell.text(row.checkName()))
            .number("Reviewed", "requests", row -> Cell.count(row.agreement().reviewed()))
            .number("Precision", "failures that are faults", of(Agreement::precision))
            .number("Recall", "faults of those reviewed that it failed", of(Agreement::recall))
            .number("Kappa", "agreement beyond chance", row -> kappa(row.agreement()))
            .number(
                "Failed",
                "of all it judged",
                row -> Cell.part(row.agreement().failed(), row.agreement().judged()))
            .number(
                "Faults",
                "rate among all it judged, corrected for its errors",
                of(Agreement::correctedRate));
    return exports(table)
        .note(
            "Requests of "
                + ReportData.TRUST_DAYS
                + " days and what reviewers said of them, with 95 % intervals. Recall and kappa"
                + " speak of all requests only if reviewers did not choose by the check's verdict;"
                + " precision and the corrected rate do in either case.")
        .whenEmpty("No reviewer spoke of what a check looks for.");
  }

  private static DataTable<TrustRow> exports(DataTable<TrustRow> table) {
    table
        .export("check_name", TrustRow::checkName)
        .export("judged_count", row -> row.agreement().judged())
        .export("failed_count", row -> row.agreement().failed())
        .export("failed_fault_count", row -> row.agreement().failedFault())
        .export("failed_sound_count", row -> row.agreement().failedSound())
        .export("passed_fault_count", row -> row.agreement().passedFault())
        .export("passed_sound_count", row -> row.agreement().passedSound());
    export(table, "precision", Agreement::precision);
    export(table, "recall", Agreement::recall);
    export(table, "kappa", Agreement::kappa);
    export(table, "corrected_rate", Agreement::correctedRate);
    return table;
  }

  private static void export(
      DataTable<TrustRow> table, String name, Function<Agreement, Optional<Estimate>> measure) {
    table
        .export(name, row -> measure.apply(row.agreement()).map(Estimate::value).orElse(null))
        .export(
            name + "_lower",
            row -> measure.apply(row.agreement()).map(Estimate::lower).orElse(null))
        .export(
            name + "_upper",
            row -> measure.apply(row.agreement()).map(Estimate::upper).orElse(null));
  }

  private static Function<TrustRow, Cell> of(Function<Agreement, Optional<Estimate>> measure) {
    return row ->
        measure
            .apply(row.agreement())
            .map(
                estimate ->
                    Cell.number(Format.share(estimate.value()), String.valueOf(estimate.value()))
                        .detailed(
                            Cell.interval(
                                Format.share(estimate.lower()), Format.share(estimate.upper()))))
            .orElseGet(() -> Cell.missing().detailed("too few reviews"));
  }

  private static Cell kappa(Agreement agreement) {
    return agreement
        .kappa()
        .map(
            kappa ->
                Cell.number(Format.number(kappa.value()), String.valueOf(kappa.value()))
                    .detailed(
                        Cell.interval(Format.number(kappa.lower()), Format.number(kappa.upper()))))
        .orElseGet(() -> Cell.missing().detailed("too few reviews"));
  }
}
